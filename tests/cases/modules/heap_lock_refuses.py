# oracle: design CPython has no such lock
# What takes memory fails while the heap is locked.
import micropython


class Slices:
    def __getitem__(self, i):
        return i


whole = Slices()[:]
x = 1
three = range(3)
b = bytearray(4)
l = list(three)
t = (1, 2, 3)
d = {1: 2}
m = memoryview(b)
many = list(range(100))
long_bytes = b"0123456789" * 10


def attempt(name, f):
    micropython.heap_lock()
    try:
        f()
        ok = True
    except MemoryError:
        ok = False
    micropython.heap_unlock()
    print(name, "works" if ok else "MemoryError")


def grow_list():
    for i in range(1000):
        l.append(i)


def grow_bytes():
    for i in range(1000):
        b.append(1)


attempt("bytearray", lambda: bytearray(4))
attempt("bytearray of bytes", lambda: bytearray(b"0123"))
attempt("bytearray of iterator", lambda: bytearray(three))
attempt("bytearray add", lambda: b + b"01")
attempt("bytearray extend", lambda: b.extend(long_bytes))
attempt("bytearray slice", lambda: b[whole])
attempt("bytearray grow", grow_bytes)
attempt("list", lambda: [x])
attempt("list of iterator", lambda: list(three))
attempt("list extend", lambda: l.extend(many))
attempt("list slice", lambda: l[whole])
attempt("list grow", grow_list)
attempt("tuple", lambda: (x,))
attempt("tuple concat", lambda: t + t)
attempt("dict", lambda: {x: x})
attempt("dict view", lambda: d.items())
attempt("set", lambda: {x})
attempt("memoryview", lambda: memoryview(b))
attempt("memoryview slice", lambda: m[whole])
attempt("bytes concat", lambda: long_bytes + b"x")
attempt("big int", lambda: x << 100)
attempt("closure", lambda: (lambda: attempt))
attempt("str", lambda: str(x + 12345))
