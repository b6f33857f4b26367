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
a.x = 2
a.g = A.f
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
