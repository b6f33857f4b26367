# Dicts: methods, views, errors.
d = {}
d = {1: 2, 'a': (), None: 3, True: 4, 1.0: 5, (1, 2): 6}
d = {'a': 1, 'b': 2}
for a in ((1,), ('a',), ([(1,)],), ([1],), ({}, {})):
    try:
        d.update(*a)
        print('ok', a)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
c = d.copy()
c['new'] = 1
print('new' in d, len(c) - len(d))
c.clear()
print(c, len(c))
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
