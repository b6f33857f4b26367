# Dicts: methods, views, errors.
d = {}
d = {1: 2, 'a': (), None: 3, True: 4, 1.0: 5, (1, 2): 6}
d = {'a': 1, 'b': 2}
c = d.copy()
c['new'] = 1
d = {1: 2}
d = {1: 'a', 2: 'b'}
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
