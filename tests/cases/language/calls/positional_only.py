# oracle: cpython MicroPython's compiler does not know the mark
# Arguments before the mark `/` have no names for a caller.
def f(a, b=2, /, c=3, *, d=4):
    return a, b, c, d


def g(a, /, **kw):
    return a, kw


class C:
    def method(self, x, /, y=0):
        return x, y


print(f(1), f(1, 5), f(1, 5, 6), f(1, c=7, d=8))
print(g(1, a=2), g(1, b=3), g(1, **{"a": 4}))
print(C().method(1), C().method(1, y=2), (lambda x, /: x)(9))
for call in (lambda: f(a=1), lambda: f(1, b=2), lambda: f(), lambda: g(a=1), lambda: C().method(x=1),
             lambda: C.method(self=C(), x=1), lambda: f(1, **{"b": 2})):
    try:
        print(call())
    except TypeError:
        print("TypeError")
