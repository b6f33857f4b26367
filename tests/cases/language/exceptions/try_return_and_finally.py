# return in try, except and finally: finally runs last, and its return counts.
def a():
    try:
        return "try"
    finally:
        print("a finally")

def b():
    try:
        return "try"
    finally:
        return "finally"

def c():
    try:
        raise ValueError
    finally:
        return "swallowed"

def d():
    x = 1
    try:
        return x
    finally:
        x = 2

def e():
    try:
        raise ValueError("v")
    except ValueError:
        return "except"
    else:
        return "else"
    finally:
        print("e finally")

def f():
    try:
        try:
            return "inner"
        finally:
            print("1")
    finally:
        print("2")

def g(log):
    try:
        return log.append("value") or "g"
    finally:
        log.append("finally")

for fn in (a, b, c, d, e, f):
    print(fn())
log = []
print(g(log), log)
