# break, continue and return leave try in loops, and each finally runs on the way.
def breaks():
    out = []
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append("f%d" % i)
    else:
        out.append("else")
    return out

print(breaks())

def nested():
    out = []
    for i in range(3):
        for j in range(3):
            try:
                try:
                    if j == 1:
                        break
                    if i == 1:
                        raise KeyError
                    out.append((i, j))
                except KeyError:
                    continue
                finally:
                    out.append("a")
            finally:
                out.append("b")
    return out

print(nested())

def loop_return():
    while True:
        try:
            try:
                return "r"
            finally:
                print("one")
        finally:
            print("two")

print(loop_return())

def continue_in_except():
    n = 0
    while n < 3:
        n += 1
        try:
            raise ValueError
        except ValueError:
            continue
        finally:
            print("n", n)
    return n

print(continue_in_except())
