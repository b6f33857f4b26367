# A generator frozen inside try, with and yield from handles exceptions and close after the freeze.
class Ctx:
    def __init__(self):
        self.state = "new"

    def __enter__(self):
        self.state = "open"
        return self

    def __exit__(self, t, v, tb):
        self.state = "closed " + (t.__name__ if t else "clean")

ctx = Ctx()

def inner():
    try:
        yield 1
        yield 2
    except ValueError:
        yield "handled"
    finally:
        log.append("inner finally")

def outer():
    with ctx:
        yield from inner()
        yield 3

log = []
g = outer()
print(next(g), ctx.state)
closing = inner()
next(closing)
print("start")
print(ctx.state, next(g))
print(g.throw(ValueError()), ctx.state)
print(next(g), log)
print(next(g, "end"), ctx.state)
closing.close()
print(log)
