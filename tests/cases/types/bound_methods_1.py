# Bound methods as values.
class A:
    def f(self, *a, **k):
        return (self.x, a, k)

    @staticmethod
    def s(*a):
        return a

    @classmethod
    def c(cls, *a):
        return (cls.__name__, a)
a = A()
a.x = 1
f = a.f
print(f(), f(1, k=2))
a.x = 2
print(f())
a.g = A.f
try:
    a.g()
except TypeError:
    print('TypeError')
print(a.g(a, 3))
print(str(f).startswith('<bound_method') or str(f).startswith('<bound method'))
print(a.f == a.f, a.f is a.f, a.f == A().f, a.f != a.f)
d = {a.f: 1}
print(d[a.f])
print(hash(a.f) == hash(a.f))
l = [3]
ap = l.append
ap(4)
print(l)
try:
    f.x = 1
except AttributeError:
    print('AttributeError')
