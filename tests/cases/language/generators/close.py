# close runs finally, is seen as GeneratorExit, must not be answered by a yield, and may raise.
def f():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")

g = f()
print(next(g))
g.close()
print(list(g))
g.close()
f().close()

def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("exit seen")
        raise

g = stubborn()
next(g)
g.close()

def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2

g = ignores()
next(g)
try:
    g.close()
except RuntimeError:
    print("RuntimeError")

def raises():
    try:
        yield 1
    finally:
        raise ValueError("in close")

g = raises()
next(g)
try:
    g.close()
except ValueError as e:
    print(e)
