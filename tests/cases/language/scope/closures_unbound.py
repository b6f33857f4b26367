# Closures over variables that are not set yet, deleted, or are parameters.
def f(go):
    def g():
        return x
    if go:
        x = 1
    return g()

print(f(True))
try:
    f(False)
except NameError as e:
    print("NameError")

def h():
    x = 1

    def g():
        nonlocal x
        del x
    g()
    try:
        return x
    except NameError:
        return "gone"

print(h())

def args_captured(a, b=2, *c, **d):
    def show():
        return a, b, c, d
    a = a + 1
    return show

print(args_captured(1)())
print(args_captured(1, 5, 6, k=7)())
