# Annotated variables and arguments: nothing is checked, nothing is kept.
x: int = 1
print(x)
y: 'str'
try:
    print(y)
except NameError:
    print('NameError')


class C:
    a: int
    b: int = 2
    c: list = [a for a in range(2)]
print(C.b, C.c, hasattr(C, 'a'))
o = C()
o.x: int = 5
print(o.x)
d = {}
d['a']: int = 1
print(d)


def g(a: int, b: 'x'=2, *args: int, k: str=3, **kw: dict) -> None:
    return (a, b, args, k, kw)
print(g(1, 2, 3, k=4, z=5))
