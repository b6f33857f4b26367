# continue in except runs finally first; continue in finally drops the exception.
def f():
    out = []
    for i in range(3):
        try:
            out.append(1 // i)
        except ZeroDivisionError:
            out.append("zero")
            continue
        finally:
            out.append("f")
        out.append("end")
    return out

print(f())

def g():
    out = []
    for i in range(3):
        try:
            out.append(1 // i)
        finally:
            out.append("f")
            continue
        out.append("never")
    return out

print(g())
