# throw into a generator that catches it, does not, has not begun, or returns.
def f():
    while True:
        try:
            yield "ready"
        except ValueError as e:
            yield "caught " + str(e)

g = f()
print(next(g))
print(g.throw(ValueError("one")))
print(next(g))
print(g.throw(ValueError("two")))
try:
    g.throw(KeyError("k"))
except KeyError as e:
    print("out", e.args)
print(next(g, "dead"))

def fresh():
    yield 1

g = fresh()
try:
    g.throw(IndexError("early"))
except IndexError as e:
    print("early", e)
print(list(g))

def stop():
    try:
        yield 1
    except ValueError:
        return "returned"

g = stop()
next(g)
try:
    g.throw(ValueError())
except StopIteration as e:
    print("value", e.value)
