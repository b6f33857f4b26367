# Arrays: type codes, items, slices, comparisons.
from array import array
a = array('B', [1, 2, 3])
i = array('I', [5, 7, 8])
a[1] = 200
print(repr(array('b', (-1, -128))))
for v in array('i', (1, -2)):
    print(v)
print(bool(array('i')), bool(array('i', [0])))
