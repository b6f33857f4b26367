# yield from generators, sequences and iterables; it passes on what is sent and gives what is returned.
def inner(n):
    got = []
    for i in range(n):
        got.append((yield i))
    return got

def outer():
    r = yield from inner(2)
    print("inner gave", r)
    yield from [10, 20]
    yield from "xy"
    yield from ()
    return "done"

g = outer()
print(next(g), g.send("A"), g.send("B"))
print(list(g))

def chain(*its):
    for it in its:
        yield from it

print(list(chain([1], (2, 3), {4: 0}, range(5, 7))))

def result():
    x = yield from outer()
    print("x", x)

for v in result():
    print(v, end=" ")
print()

class It:
    def __iter__(self):
        return iter([7, 8])

def over():
    r = yield from It()
    print("r", r)

print(list(over()))
