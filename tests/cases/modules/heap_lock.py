# oracle: design CPython has no lock; what can be done under it is what MicroPython does
# What works while the heap is locked: calls, loops, writes, methods and exceptions that need no memory.
import micropython

LIST = [3, 1, 2]
TUPLE = (1, 2)
DICT = {1: 2}
ERROR = ValueError("kept")


class Base:
    x = 3

    def method(self, a=1):
        return a

    def __call__(self, a):
        return a


class Derived(Base):
    def method(self, a=2):
        return super().method(a)


def count(n):
    for i in range(n):
        yield i


def calls():
    one.method()
    one.method(a=5)
    one(1)
    one.x = 4


def loops():
    n = 0
    for i in range(3):
        n += i
    for i in range(6, 0, -2):
        n += i
    for x in LIST:
        n += x
    for x in TUPLE:
        n += x
    for c in "abc":
        n += len(c)
    for k in DICT:
        n += k
    for x in running:
        n += x
    return n


def writes():
    LIST[0] = 5
    DICT[1] = 3
    BYTES[0:2] = b"xy"
    memoryview_of[2:3] = b"z"


def raises():
    try:
        raise ERROR
    except ValueError as e:
        print(e)
    try:
        raise KeyError("new")
    except KeyError as e:
        print(e)
    try:
        not_there
    except NameError as e:
        print(e)


def texts():
    print("" + "a", "abc".replace("x", "y"), 1, None, TUPLE, b"b")


def numbers():
    print(int.from_bytes(b"\x01\x02", "big"), max(TUPLE), 2 in LIST, 7 // 2)


one = Derived()
one.x = 0  # Later stores change this entry; a new one would take memory.
running = count(3)
next(running)
BYTES = bytearray(4)
memoryview_of = memoryview(BYTES)


def attempt(f):
    micropython.heap_lock()
    try:
        f()
        what = "works"
    except MemoryError:
        what = "MemoryError"
    micropython.heap_unlock()
    print(f.__name__, what)


for f in calls, loops, writes, raises, texts, numbers:
    attempt(f)
print(LIST, DICT, BYTES, one.x)


def a_list():
    return [one]


def a_tuple():
    return (one, 1)


def a_dict():
    return {1: one}


def a_set():
    return {one}


def an_object():
    return Base()


def a_buffer():
    return bytearray(10)


def a_view():
    return memoryview(b"")


def a_slice():
    return LIST[1:]


def a_text():
    return "a" + str(one.x)


def grown():
    while True:
        LIST.append(1)


for f in a_list, a_tuple, a_dict, a_set, an_object, a_buffer, a_view, a_slice, a_text, grown:
    attempt(f)

micropython.heap_lock()
few = Exception(1, 2)
many = Exception(1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
micropython.heap_unlock()
print(repr(few), repr(many))

print(micropython.heap_lock(), micropython.heap_lock(), micropython.heap_locked())
print(micropython.heap_unlock(), micropython.heap_unlock(), micropython.heap_locked())
