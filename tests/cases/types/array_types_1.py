# Arrays: type codes, items, slices, comparisons.
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
