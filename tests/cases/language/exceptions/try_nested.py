# Three try statements in each other, with an exception or a return in each part.
def f(where):
    log = []
    try:
        try:
            try:
                if where == 1:
                    raise ValueError(1)
                log.append("body")
            except ValueError:
                log.append("h1")
                if where == 1:
                    raise KeyError(2)
            else:
                log.append("else")
                if where == 2:
                    raise IndexError(3)
            finally:
                log.append("f1")
                if where == 3:
                    raise TypeError(4)
        except KeyError:
            log.append("h2")
        finally:
            log.append("f2")
            if where == 4:
                return log + ["returned from f2"]
    except (IndexError, TypeError) as e:
        log.append(type(e).__name__)
    finally:
        log.append("f3")
    return log

for i in range(5):
    print(i, f(i))

def replace():
    try:
        try:
            raise ValueError("lost")
        finally:
            raise KeyError("replaces")
    except KeyError as e:
        return e.args

print(replace())

def loop():
    for i in range(4):
        try:
            try:
                if i == 2:
                    raise ValueError
                continue
            except ValueError:
                break
            finally:
                print("inner", i)
        finally:
            print("outer", i)
    return i

print(loop())
