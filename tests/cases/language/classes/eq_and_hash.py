# Instances with __eq__ and __hash__ as keys and members; without __hash__ they are none.
class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return isinstance(o, Key) and self.n == o.n

    def __hash__(self):
        return hash(self.n) & 3

d = {Key(1): "one", Key(5): "five"}
print(d[Key(1)], d[Key(5)], Key(9) in d, len(d))
d[Key(1)] = "uno"
print(len(d), d[Key(1)])
s = {Key(1), Key(1), Key(2)}
print(len(s), Key(2) in s, Key(6) in s)

class NoHash:
    def __eq__(self, o):
        return True

try:
    {NoHash(): 1}
except TypeError:
    print("unhashable")
try:
    hash([])
except TypeError:
    print("unhashable")

class Plain:
    pass

p, q = Plain(), Plain()
d = {p: 1, q: 2}
print(d[p], d[q], Plain() in d, hash(p) == hash(p))
