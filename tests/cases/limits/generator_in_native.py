# A native that takes the items of a generator keeps nothing of them, however many there are.

N = 7000
print("begins")


def bit(i):
    return i & 1


def bits():
    for i in range(N):
        yield bit(i)


class Steps:
    def __init__(self):
        self.left = N

    def __iter__(self):
        return self

    def __next__(self):
        if self.left == 0:
            raise StopIteration
        self.left -= 1
        return bit(self.left)


class Items:
    def __getitem__(self, i):
        if i == N:
            raise IndexError
        return bit(i)


class Never:
    def __eq__(self, other):
        return False

    def __hash__(self):
        return 1


def repeat(x):
    for i in range(N):
        yield x


def unpacked(items):
    try:
        a, b = items
    except ValueError:
        return "too many"


sources = (
    bits,
    lambda: (bit(i) for i in range(N)),
    Steps,
    Items,
    lambda: map(bit, range(N)),
    lambda: filter(lambda x: x < 2, bits()),
    lambda: map(lambda a, b: a, bits(), bits()),
)
never = Never()
for source in sources:
    print(sum(source()), min(source()), max(source(), key=bit))
    print(any(x > 1 for x in source()), all(x < 2 for x in source()))
    print(5 in source(), never in source(), unpacked(source()))
    print(sorted(set(source())), sorted(frozenset(source())))
    print(sorted(dict((x, bit(x)) for x in source()).items()))
    print(sorted(dict(zip(source(), source()))), len(dict.fromkeys(source())))
    print({0, 1}.difference(source()), {5}.isdisjoint(source()))
    print(sum(i for i, x in enumerate(source()) if x) > 0)
N = 1000
print(len(list(bits())), len(bytes(bits())), len("".join(str(x) for x in bits())))
print(len(sorted(bits(), key=bit)), len(list(reversed(sorted(bits())))), len(tuple(bits())))
first, *others = bits()
print(first, len(others))
# Calls inside a native that goes on.
N = 7000
print(any(map(lambda x: False, map(str, repeat(never)))))
print(any(map(lambda x: False, map(lambda x: never == x, range(N)))))
print(any(map(lambda x: False, map(lambda x: Never(), range(N)))))
print(any(map(lambda x: False, map(lambda x: hash(never), range(N)))))
endless = (1 for i in range(N + 1))
print(any(map(lambda x: False, map(next, repeat(endless)))))
print(any(map(lambda x: False, map(lambda x: (i for i in x).close(), repeat(())))))
