"""Prints the bytes of RAM of objects that a story makes while it runs: lines `WHAT: BYTES`.

Runs on MicroPython as well. A figure is the difference between the live heap with the
object and without it.
"""
import gc


class Item:
    def __init__(self, a, b, c, d, e):
        self.name = a
        self.label = b
        self.count = c
        self.weight = d
        self.place = e

    def method(self):
        return self.name


def instance():
    return Item(1, 2, 3, 4, 5)


def dict_of_5():
    return {"name": 1, "label": 2, "count": 3, "weight": 4, "place": 5}


def list_of_10():
    return [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]


def closure():
    n = 1

    def inner():
        return n
    return inner


def walk(a):
    for i in a:
        yield i


def generator():
    return walk(WALKED)


def string_of_20():
    return HALF + HALF.upper()


def bound_method():
    return KEPT.method


WALKED = (1, 2, 3)
HALF = "abcdefghij"
KEPT = Item(1, 2, 3, 4, 5)
MAKERS = (
    ("instance with 5 attributes", instance),
    ("dict of 5", dict_of_5),
    ("list of 10", list_of_10),
    ("closure over 1 variable", closure),
    ("generator with 2 variables", generator),
    ("string of 20 characters", string_of_20),
    ("bound method", bound_method),
)


def cost(make):
    """All locals are bound before the first figure."""
    kept = None
    a = 0
    b = 0
    gc.collect()
    a = gc.mem_alloc()
    kept = make()
    gc.collect()
    b = gc.mem_alloc()
    kept = kept is None
    return b - a


def main():
    # From here on a frozen program runs on the device: the figures are its heap's.
    print("bytes of RAM")
    for what, make in MAKERS:
        print("%s: %d" % (what, cost(make)))


if __name__ == "__main__":
    main()
