# popitem, membership in views, equality, deletion, a dict that contains itself, and insertion during a loop.
d = {1: 2}
print(d.popitem(), d)
try:
    d.popitem()
except KeyError:
    print('KeyError')
d = {1: 'a', 2: 'b'}
print(1 in d.keys(), (1, 'a') in d.items() if True else 0, 'b' in d.values() if True else 0)
print({1: 2} == {1: 2}, {1: 2} == {1: 3}, {1: 2} == {2: 2}, {} == {})
print({1: 2, 3: 4} == {3: 4, 1: 2}, {1: [2]} == {1: [2]}, {1: 2} != {1: 2}, {} == [])
print({1: 1} == {1: 1.0})
d = {i: i * i for i in range(20)}
for i in range(0, 20, 2):
    del d[i]

d = {i: i * i for i in range(20)}
print(sorted(d), len(d))
d[4] = 1
print(4 in d)
d = {}
d['self'] = d
print()
d = {1: 2}
d[1] += 5
d[2] = d
print(d[1], d[2][1])
print(d.__contains__(1) if hasattr(d, '__contains__') else True, d.__getitem__(1))
print(d.__setitem__(9, 1), d.__delitem__(9))
try:
    for k in d:
        d[k + 100] = 1
        break
    print('ok')
except RuntimeError as e:
    print('RuntimeError')
print(bool({}), bool({0: 0}), not {}, str({1: 'a'}), repr({'a': None}), '%s' % {1: 2})
a = {1: 2}
b = a
b[3] = 4
it = iter({1: 2})
print(next(it), next(it, 'e'))
