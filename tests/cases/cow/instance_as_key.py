# Frozen instances as keys of frozen dicts and members of sets, before and after they are written.
class K:
    def __init__(self, n):
        self.n = n

class V(K):
    def __hash__(self):
        return self.n

    def __eq__(self, o):
        return isinstance(o, V) and self.n == o.n

k1, k2 = K(1), K(1)
d = {k1: "k1", k2: "k2", V(5): "v5"}
s = {k1, V(5)}
print("start")
print(d[k1], d[k2], d[V(5)], k1 in s, k2 in s, V(5) in s, V(6) in d)
k1.n = 100
print(d[k1], k1 in s)
d[k1] = "rewritten"
d[K(1)] = "other"
d[V(5)] = "v5 new"
print(d[k1], len(d), d[V(5)])
s.add(k2)
s.discard(k1)
print(len(s), k1 in s, k2 in s)
for key in d:
    if isinstance(key, V):
        key.tag = "tagged"
        print(key.n, key.tag)
del d[k2]
print(k2 in d, len(d))
