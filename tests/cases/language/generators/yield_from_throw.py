# throw and close pass through yield from to the inner generator first.
def inner():
    while True:
        try:
            yield "in"
        except ValueError:
            print("inner handles")
        except KeyError:
            return "left by key"

def outer():
    try:
        r = yield from inner()
        yield r
    except TypeError as e:
        yield "outer handles " + str(e)
    finally:
        print("outer finally")

g = outer()
print(next(g))
print(g.throw(ValueError()))
print(g.throw(KeyError()))
print(list(g))
g = outer()
next(g)
print(g.throw(TypeError("t")))
g.close()

def noisy():
    try:
        yield 1
    finally:
        print("noisy closed")

def wrap():
    yield from noisy()

g = wrap()
next(g)
g.close()
