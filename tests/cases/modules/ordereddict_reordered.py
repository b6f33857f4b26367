# OrderedDict: keys deleted and put back, overwritten, taken from the end of an empty one.
from collections import OrderedDict
d = OrderedDict([('a', 1), ('b', 2)])
del d['a']
d['a'] = 5
print(list(d))
d['b'] = 9
print(list(d.items()))
print(d.popitem(), list(d))
d.update([('z', 1), ('y', 2)])
print(list(d.keys()), d.pop('z'))
d.clear()
print(len(d), d.popitem() if d else 'empty')
try:
    d.popitem()
except KeyError:
    print('KeyError')
d = OrderedDict()
for k in 'hello world':
    d[k] = d.get(k, 0) + 1
print(list(d.items()))
d.setdefault('q', 3)
print(list(d)[-1])
x = OrderedDict([(1, 2), (3, 4)])
y = OrderedDict([(3, 4), (1, 2)])
