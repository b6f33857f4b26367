# A StopIteration that the function of a map or filter raises ends a loop, a comprehension and a `yield from`.


def upto3(x):
    if x == 3:
        raise StopIteration(x)
    return x


NUMBERS = [1, 2, 3, 4]


class Steps:
    def __init__(self):
        self.i = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        return upto3(self.i)


class Items:
    def __getitem__(self, i):
        return upto3(i)


def sources():
    return (
        map(upto3, NUMBERS),
        map(lambda a, b: upto3(a), NUMBERS, NUMBERS),
        filter(upto3, NUMBERS),
        map(upto3, map(upto3, NUMBERS)),
        filter(None, map(upto3, NUMBERS)),
        zip(map(upto3, NUMBERS), NUMBERS),
        zip(NUMBERS, filter(upto3, NUMBERS)),
        enumerate(map(upto3, NUMBERS)),
        Steps(),
        Items(),
    )


def looped(it):
    seen = []
    for x in it:
        seen.append(x)
    else:
        seen.append("else")
    return seen


for it in sources():
    print(looped(it))
for it in sources():
    print([x for x in it])
for it in sources():
    print(sorted({str(x) for x in it}))
for it in sources():
    print(sorted({str(x): 1 for x in it}))
for it in sources():
    print(list(x for x in it))


def delegates(it):
    r = yield from it
    print("result", r)


for it in sources():
    print(looped(delegates(it)))

# The iterator itself has not ended.
m = map(upto3, NUMBERS)
print(looped(m), next(m), looped(m))

# What the body of a loop raises is another matter.
try:
    for x in map(upto3, NUMBERS):
        raise StopIteration("body")
except StopIteration as e:
    print(e.args)


# So is the call that makes the iterator.
class NoIterator:
    def __iter__(self):
        raise StopIteration("no iterator")


try:
    for x in NoIterator():
        print("never")
except StopIteration as e:
    print(e.args)


# And what a generator's body raises.
def body():
    yield 1
    raise StopIteration


try:
    for x in body():
        print(x)
except RuntimeError as e:
    print(e)
