# oracle: design CPython has no pend_throw
# pend_throw leaves an exception that the generator raises when it is resumed.


def steps():
    n = 0
    while True:
        try:
            n += 1
            yield n
        except ValueError as e:
            print("caught", e)


g = steps()
print(next(g), g.pend_throw(ValueError("a")), next(g), next(g))
print(g.pend_throw(ValueError("b")), g.pend_throw(None), next(g), g.send(1))
g.pend_throw(ValueError)
for i in g:
    print("loop", i)
    if i > 6:
        break
    g.pend_throw(ValueError("again"))

g = steps()
g.pend_throw(KeyError("fresh"))
try:
    next(g)
except KeyError as e:
    print("KeyError", e)
print(list(g))


def outer(inner):
    try:
        yield from inner
    except KeyError as e:
        print("outer", e)
        yield "end"


# It is raised in the innermost generator.
g = outer(steps())
print(next(g), g.pend_throw(ValueError("deep")), next(g))
g.pend_throw(KeyError("up"))
print(list(g))
g = outer(iter([1, 2, 3]))
next(g)
g.pend_throw(KeyError("list"))
print(list(g), g.pend_throw(ValueError()), list(g))


def busy():
    try:
        h.pend_throw(ValueError())
    except ValueError as e:
        print(e)
    yield


h = busy()
next(h)


def asks():
    yield 1


def delegates():
    try:
        yield from asks()
    except OSError as e:
        print("delegates", e.errno)
        return "done"


async def task():
    print(await delegates())


t = task()
t.send(None)
t.pend_throw(OSError(5))
try:
    t.send(None)
except StopIteration:
    print("over")
