# Generators that raise, are entered twice, raise StopIteration, or have not begun.
def f():
    yield 1
    raise ValueError("broken")

g = f()
next(g)
try:
    next(g)
except ValueError as e:
    print(e)
print(next(g, "finished"))

def reenter():
    yield next(me)

me = reenter()
try:
    next(me)
except ValueError:
    print("already executing")

def stopper():
    yield 1
    raise StopIteration

g = stopper()
next(g)
try:
    next(g)
except (RuntimeError, StopIteration):
    print("stopped")

def lazy():
    print("body started")
    yield

g = lazy()
print("made")
next(g)
try:
    for x in f():
        print(x)
except ValueError:
    print("left the loop")
