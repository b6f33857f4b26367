# Dicts with keys made at run time, bytes, big integers, floats, tuples, instances and classes.
d = {'a' + 'b': 1}
k = ''.join(['a', 'b'])
print(d[k], d['ab'], k in d)
d[b'ab'] = 2
print(d[b'ab'], len(d), d['ab'])
big = 2 ** 70
d = {big: 1}
print(d[2 ** 70], 2 ** 70 in d, d.get(2 ** 71))
d[1.5] = 2
print(d[1.5], d[3 / 2])
d = {float(1): 'f'}
print(d[1], d[True])
d[1] = 'i'
print(d)


class K:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return 1

    def __eq__(self, o):
        return isinstance(o, K) and self.v == o.v
d = {K(1): 'a', K(2): 'b'}
print(d[K(1)], d[K(2)], K(3) in d, len(d))
del d[K(1)]
print(len(d), K(1) in d)
d[K(2)] = 'c'
print(len(d), d[K(2)])


class P:
    pass
p = P()
d = {p: 1}
print(d[p], P() in d)
d = {int: 1, str: 2, len: 3, None: 4, ...: 5, print: 6}
print(d[int], d[str], d[len], d[None], d[...])
d = {(): 1, ((),): 2, (1, (2, 3)): 3, frozenset((1,)): 4}
print(d[()], d[(),], d[1, (2, 3)], d[frozenset([1])])
s = 'x' * 300
d = {s: 1}
print(d['x' * 300])
d = {'': 1, b'': 2}
print(d[''], d[b''])
