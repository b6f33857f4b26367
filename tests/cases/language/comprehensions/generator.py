# Generator expressions are lazy, end once, nest, and are arguments of natives.
g = (x * 2 for x in range(3))
print(next(g), list(g), list(g))
print(sum(x for x in range(5)), max((len(w) for w in ["a", "bbb"]), default=0))
print(any(x > 3 for x in range(9)), all(x for x in (1, 0)))
print(",".join(str(x) for x in (1, 2)))
print(dict((k, len(k)) for k in ("a",)), set(x for x in (1, 1)))
source = [1, 2, 3]
g = (x for x in source)
source.append(4)
print(list(g))
log = []

def note(x):
    log.append(x)
    return x

g = (note(x) for x in (1, 2, 3))
print(log)
print(next(g), log)
nested = ((i, j) for i in range(2) for j in range(i + 1))
print(list(nested))
print(list(x for x in (y + 1 for y in (z * 2 for z in range(3)))))
print(tuple(i for i in range(3)), sorted((i for i in "cab"), reverse=True))
