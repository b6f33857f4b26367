"""Prints the bytes of heap that writes to frozen objects take, in lines `BYTES  WHAT`.

docs/semantics.md shows what it prints.
"""
import gc
from array import array
from collections import deque


class Thing:
    kind = "thing"

    def __init__(self):
        self.a = 1


def counter():
    n = 0

    def step():
        nonlocal n
        n += 1
    return step


D = {"a": 1}
L = [1, 2, 3, 4]
S = {1, 2}
B = bytearray(16)
A = array("H", [1, 2, 3, 4])
Q = deque((1, 2), 8)
THING = Thing()
COUNT = counter()
G = (i for i in range(9))
IT = iter([1, 2, 3])
N = 1


def dict_set(value):
    D["a"] = value


def dict_add(value):
    D["b"] = value


def instance(value):
    THING.a = value


def klass(value):
    Thing.kind = value


def module(value):
    global N
    N = value


def list_item(value):
    L[0] = value


def set_add(value):
    S.add(value)


def byte(value):
    B[0] = value


def array_item(value):
    A[0] = value


def deque_add(value):
    Q.append(value)


def closure(value):
    COUNT()


def resume(value):
    next(G)


def step(value):
    next(IT)


WRITES = (
    ("dict: an entry changes", dict_set, 7),
    ("dict: the same entry again", dict_set, 8),
    ("dict: an entry is added", dict_add, 7),
    ("dict: the first is as it was frozen", dict_set, 1),
    ("instance: an attribute", instance, 7),
    ("class: an attribute", klass, 7),
    ("module: a global", module, 7),
    ("list of 4: an item", list_item, 7),
    ("set of 2: one is added", set_add, 7),
    ("bytearray of 16: a byte", byte, 7),
    ("array('H') of 4: an item", array_item, 7),
    ("deque of 2, room for 8: one is added", deque_add, 7),
    ("a variable shared by closures", closure, 7),
    ("generator: resumed", resume, 7),
    ("iterator: a step", step, 7),
)


def cost(write, value):
    """Takes the figures. All locals are bound before the first one."""
    a = 0
    b = 0
    gc.collect()
    a = gc.mem_alloc()
    write(value)
    gc.collect()
    b = gc.mem_alloc()
    return b - a


def main():
    for what, write, value in WRITES:
        print("%4d  %s" % (cost(write, value), what))


if __name__ == "__main__":
    print("bytes")
    main()
