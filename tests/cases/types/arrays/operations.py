# Arrays of every type code: items, slices, comparison, concatenation, and what they refuse.
from array import array
a = array('B', [1, 2, 3])
print(a, len(a), a[0], a[-1])
i = array('I', [5, 7, 8])
print(sum(i), i[1:], i)
for code in 'bBhHiIlLqQ':
    x = array(code, [1, 2])
    x.append(3)
    x.extend([4, 5])
    print(x, x[1], list(x), bytes(x)[:1])

print(array('i'), array('h', range(3)), array('B', b'abc'))
print(array('f', [1.5, 2]), array('d', [0.25]))
a[1] = 200
print(a)
try:
    a[5]
except IndexError as e:
    print('IndexError', e)

# Wrong type codes and values.
try:
    array('X')
except ValueError as e:
    print('ValueError')
try:
    array('i', 'abc')
except TypeError:
    print('TypeError')

# Comparison and concatenation.
print(array('b', [1]) == array('b', [1]), array('b', [1]) == array('B', [1]))
print(array('b', [1]) == array('b', [2]))
print(bytearray(array('h', [1, 2])))
print(array('b', [1, 2]) + array('b', [3]))
a += array('B', [9])
print(a)
try:
    a + [1]
except TypeError:
    print('TypeError')

print(repr(array('b', (-1, -128))))
for v in array('i', (1, -2)):
    print(v)
print(bool(array('i')), bool(array('i', [0])))

try:
    hash(array('i'))
except TypeError:
    print('unhashable')
print()
b = array('H', [1, 2, 3, 4])
b[1:3] = array('H', [7, 8, 9])
print(b)
del b
