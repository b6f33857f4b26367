# Exceptions from key functions, generators, iterators and __eq__ leave the natives that called them.
def key(x):
    if x == 3:
        raise ValueError("three")
    return -x

l = [1, 2, 4]
l.sort(key=key)
print(l)
try:
    sorted([1, 3, 2], key=key)
except ValueError as e:
    print(e)

def gen():
    yield 1
    raise KeyError("gen")

for f in (list, sum, tuple, sorted, lambda g: [x for x in g], lambda g: max(g), lambda g: ",".join(map(str, g))):
    try:
        f(gen())
    except KeyError as e:
        print("KeyError", e.args)

class BadIter:
    def __iter__(self):
        raise IndexError("iter")

class BadNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise IndexError("next")

class BadEq:
    def __eq__(self, o):
        raise IndexError("eq")

for f in (lambda: list(BadIter()), lambda: list(BadNext()), lambda: BadEq() in [1], lambda: [BadEq()].index(2),
          lambda: any(x for x in BadNext())):
    try:
        f()
    except IndexError as e:
        print(e)
