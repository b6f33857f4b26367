# Bound methods as values: called later, compared, hashed, mapped; methods of built-in types taken from the type.
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

l = [3]
print(f.__self__ is a if hasattr(f, '__self__') else True)
m = list(map(a.f, [1, 2]))
print(m)
print(callable(f), callable(''.join))
print(A.s(1), a.s(2), A.c(3), a.c(4))
print(list(map(str.upper, 'ab')), sorted('bA', key=str.lower))
print(str.join(',', ['a', 'b']), list.append(l, 5), l, dict.get({1: 2}, 1))
print(int.to_bytes(5, 2, 'big'))
try:
    str.upper(1)
except TypeError as e:
    print('TypeError')
try:
    list.append()
except TypeError:
    print('TypeError')
