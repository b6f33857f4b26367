# Arrays: type codes, items, slices, comparisons.
from array import array
a = array('B', [1, 2, 3])
i = array('I', [5, 7, 8])
a[1] = 200
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
