# dir, type with one and three arguments, isinstance, issubclass.
class A:
    x = 1

    def m(self):
        pass
a = A()
a.y = 2
print('x' in dir(A), 'm' in dir(a), 'y' in dir(a), 'y' in dir(A))
print('append' in dir([]), 'join' in dir(str), 'sys' in dir())
import sys
print('sys' in dir(), 'path' in dir(sys), 'zz' in dir(sys))
print(type(1) == int, type(1) is int, type('') is str, type(a) is A, A is type(a))
print(type(A) is type)
T = type('T', (A,), {'z': 3, 'g': lambda self: self.z})
t = T()
T2 = type('T2', (), {})
print(T2, T2()) if False else None
for g in (lambda: type(), lambda: type(1, 2), lambda: type('a', (), 3), lambda: type('a', (1,), {}), lambda: type('x', 1, {}), lambda: type(1, (), {})):
    try:
        g()
        print('no')
    except TypeError as e:
        print('TypeError')
print(isinstance(1, int), isinstance(a, (int, A)), isinstance(T(), A), isinstance(A, type))
print(isinstance(1, ()))
print(issubclass(T, A), issubclass(A, A), issubclass(A, T), issubclass(int, object))
print(issubclass(T, (int, A)), issubclass(A, object))
print(type(iter([])) is type(iter([])), type((x for x in [])))
print(A.__class__, type(A.m), A.m.__name__)
