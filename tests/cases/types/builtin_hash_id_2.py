# hash and id: what has one, and what __hash__ may give.
x = [1]
print(id(x) == id(x), id(1) == id(1), type(id(x)))


def gen():
    yield
(hash(gen), hash(gen()))
try:
    hash()
except TypeError:
    print('TypeError')
print(hash(frozenset((1, 2))) == hash(frozenset((2, 1))), hash((1, (2, 3))) == hash((1, (2, 3))))
try:
    hash((1, []))
except TypeError:
    print('TypeError')
