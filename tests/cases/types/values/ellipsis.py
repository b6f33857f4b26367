# Ellipsis as a value, as a subscript, and in comparisons.
class A:
    def __getitem__(self, k):
        return k
a = A()
print(a[...], a[..., 1], a[1:2], a[1:2:3], a[:], a[:], a[1, 2:3], a[()], a[1,], a[::2, ...])


def f():
    ...
print(f(), f is ...)
x = ...
print(x == ..., bool(...), repr(...), str(...), [...])
if ...:
    print('true')
