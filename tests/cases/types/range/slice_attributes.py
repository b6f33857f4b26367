# Slice objects: their start, stop and step, and their use as values.
class A:
    def __getitem__(self, i):
        return i
s = A()[1:2:3]
print(s, s.start, s.stop, s.step, A()[:], A()[1:], A()[:'a'], A()[::-1], type(s))
try:
    s.start = 5
except AttributeError:
    print('AttributeError')
print(A()[:].indices(10), A()[2:].indices(10), A()[:7].indices(10), A()[2:7].indices(10))
print(A()[2:7:2].indices(10), A()[2:7:-2].indices(10), A()[7:2:2].indices(10))
print(A()[7:2:-2].indices(10), A()[2:7:2].indices(5), A()[2:7:-2].indices(5))
print(A()[7:2:-2].indices(5), A()[::-1].indices(5), A()[-3:-1].indices(5))
print(A()[-100:100].indices(5), A()[5:].indices(0))
try:
    A()[::0].indices(5)
except ValueError as e:
    print('ValueError')
try:
    A()['a':].indices(5)
except TypeError as e:
    print('TypeError')
try:
    A()[1:].indices('a')
except TypeError as e:
    print('TypeError')
print(A()[None:None], A()[1:2, 3], A()[(1, 2):...])
print('abcdef'[A()[1:3]], [1, 2, 3][A()[::-1]])
