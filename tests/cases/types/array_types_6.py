# Arrays: type codes, items, slices, comparisons.
from array import array
a = array('B', [1, 2, 3])
i = array('I', [5, 7, 8])
a[1] = 200
try:
    hash(array('i'))
except TypeError:
    print('unhashable')
print()
b = array('H', [1, 2, 3, 4])
b[1:3] = array('H', [7, 8, 9])
print(b)
del b
