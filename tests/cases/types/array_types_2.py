# Arrays: type codes, items, slices, comparisons.
from array import array
a = array('B', [1, 2, 3])
i = array('I', [5, 7, 8])
print(array('i'), array('h', range(3)), array('B', b'abc'))
print(array('f', [1.5, 2]), array('d', [0.25]))
a[1] = 200
print(a)
try:
    a[5]
except IndexError as e:
    print('IndexError', e)
