# Exceptions pass through calls, and are replaced in except, else and finally.
log = []

def deep(n):
    try:
        if n == 0:
            raise ValueError("bottom")
        deep(n - 1)
    finally:
        log.append(n)

try:
    deep(3)
except ValueError as e:
    print(e, log)

def rethrow():
    try:
        deep(0)
    except ValueError as e:
        saved = e
        e.note = "x" if False else None
    raise saved

class E(Exception):
    pass

def convert(f):
    try:
        return f()
    except E as e:
        return "E:" + str(e)
    except Exception as e:
        return "other:" + type(e).__name__

def r(x):
    raise x

print(convert(lambda: r(E("m"))), convert(lambda: r(KeyError("k"))), convert(lambda: 7))

def in_except():
    try:
        raise ValueError("a")
    except ValueError:
        raise KeyError("b")

try:
    in_except()
except (ValueError, KeyError) as e:
    print(type(e).__name__, e.args)

def in_else():
    try:
        pass
    except ValueError:
        print("no")
    else:
        raise ValueError("from else")
    finally:
        print("finally")

try:
    in_else()
except ValueError as e:
    print(e)
