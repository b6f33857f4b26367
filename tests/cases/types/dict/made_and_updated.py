# Dicts made from keywords, pairs and dicts; get, pop, update, copy and clear, with the errors of each.
d = {}
d = {1: 2, 'a': (), None: 3, True: 4, 1.0: 5, (1, 2): 6}
print(len(d), d[1], d[True], d[None], d[1, 2])
print({'a': 1}, {}, dict(), dict({}), dict(a=1), dict([('a', 1), ('b', 2)]), dict([['x', 1]]))
print(dict({'a': 1}, b=2), dict(zip('ab', (1, 2))), dict(('ab', 'cd')))
d = {'a': 1, 'b': 2}
print(d.get('a'), d.get('z'), d.get('z', 5), d.pop('a'), d.pop('z', 6), d)
try:
    d.pop('z')
except KeyError as e:
    print('KeyError', e.args)
try:
    del d['q']
except KeyError as e:
    print('KeyError', e.args)
d.update({'x': 1})
d.update([('y', 2)])
d.update(z=3)
d.update({'x': 9}, w=4)
d.update()
print(sorted(d.items(), key=str))

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
