# Generators inside generators: by loops and by yield from, with values, exceptions and results through all levels.
def levels(n):
    if n:
        got = yield from levels(n - 1)
        return got + 1
    x = yield "first"
    while x is not None:
        x = yield x * 2
    return 0

def ends(g, first=None):
    out = []
    try:
        x = g.send(first)
        while True:
            out.append(x)
            x = g.send(len(out) if len(out) < 4 else None)
    except StopIteration as e:
        return out, e.value

for n in (0, 1, 2, 12):
    print(ends(levels(n)))

def tree(n):
    return (tree(n - 1), n, tree(n - 1)) if n else None

def by_loop(t):
    if t:
        for x in by_loop(t[0]):
            yield x
        yield t[1]
        for x in by_loop(t[2]):
            yield x

def by_delegation(t):
    if t:
        yield from by_delegation(t[0])
        yield t[1]
        yield from by_delegation(t[2])

t = tree(4)
print(list(by_loop(t)), list(by_delegation(t)) == list(by_loop(t)))
print(sum(by_loop(t)), max(by_delegation(t)), [x for x in by_delegation(t) if x > 2])

# A generator in the middle is continued by somebody else.
def leaf():
    yield 1
    yield 2
    yield 3

def middle(g):
    r = yield from g
    yield "middle", r

l = leaf()
m = middle(l)
o = middle(m)
print(next(o), next(m), next(o), next(o))
print(next(o, "end"), next(m, "end"), next(l, "end"))

# A generator that continues itself, at any level.
def own(n):
    if n:
        yield from own(n - 1)
    else:
        yield 1
        try:
            next(top)
        except ValueError as e:
            yield str(e)

top = own(3)
print(list(top))

# Exceptions through the levels, and their handlers.
def guarded(n, log):
    try:
        if n:
            yield from guarded(n - 1, log)
        else:
            yield "up"
            raise KeyError(n)
    except KeyError:
        log.append(n)
        if n < 2:
            raise
        yield "handled"
    finally:
        log.append(-n)

log = []
print(list(guarded(4, log)), log)
log = []
g = guarded(3, log)
print(next(g), g.throw(KeyError), next(g, "end"), log)
log = []
g = guarded(3, log)
next(g)
g.close()
print(log, next(g, "closed"))

# Delegates of other kinds below generators.
def below(it):
    yield from it

def twice(it):
    yield from below(it)
    yield from below(it)

print(list(twice([1, 2])), list(twice("a")), list(twice(range(2))), list(twice(iter((5,)))), list(twice(map(str, [1]))))
it = iter([1, 2, 3])
print(next(below(it)), list(below(below(it))))

def calls(n):
    # The value comes from a call inside a call.
    if n:
        for x in calls(n - 1):
            yield max(x, n)
    else:
        yield from sorted(levels(1) and [3, 1, 2])

print(list(calls(6)))

def counts():
    n = 0
    while True:
        got = yield n
        n += 1 if got is None else got

c = counts()
print(next(c), next(c), c.send(10), [next(c) for _ in range(3)], next(below(below(c))))
