# Imports in functions, `with`, classes, loops, `else` and `finally`, whose bodies write what the block has written.
import trail


class Door:
    def __enter__(self):
        trail.add("open")
        return self

    def __exit__(self, *how):
        trail.add("shut")
        return False


def inside():
    trail.add("in a function")
    import in_function

    return in_function.seen


with Door():
    trail.add("in with")
    import in_with


class Body:
    trail.add("in a class")
    import in_class

    seen = in_class.seen


for n in range(2):
    trail.add("round %d" % n)
    import in_loop
else:
    import in_else
try:
    trail.add("in try")
finally:
    import in_finally
print(inside(), in_with.seen, Body.seen, in_loop.seen, in_else.seen, in_finally.seen)
print(inside(), Body.in_class.__name__)
for step in trail.steps:
    print(step)
