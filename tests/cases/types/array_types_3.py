# Arrays: type codes, items, slices, comparisons.
from array import array
a = array('B', [1, 2, 3])
i = array('I', [5, 7, 8])
a[1] = 200
try:
    array('X')
except ValueError as e:
    print('ValueError')
try:
    array('i', 'abc')
except TypeError:
    print('TypeError')
