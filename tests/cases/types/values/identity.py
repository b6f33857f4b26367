# object() as marker; identity, equality and membership of plain instances.
a, b = object(), object()
print(a == b, a is b, a == a, a != b, hash(a) == hash(a), isinstance(a, object))
MISSING = object()

def get(d, k, default=MISSING):
    if default is MISSING:
        return "required"
    return d.get(k, default)

print(get({}, "a"), get({}, "a", None), get({"a": 1}, "a", 2))
print(id(a) == id(a), id(a) == id(b), None is None, a is not None)
x = [a, b]
print(x.index(b), a in x, object() in x, x.count(a), {a: 1, b: 2}[b])
l1, l2 = [], []
print(l1 == l2, l1 is l2, id(l1) != id(l2))

class S:
    pass

s, t = S(), S()
print(s == t, s == s, [s, t].index(t), s in (t,), s in {s}, t in {s: 1}, len({s, t, s}))
print(type(a) is object, type(S) is type, type(s) is S, type(None).__name__, type(type).__name__)
