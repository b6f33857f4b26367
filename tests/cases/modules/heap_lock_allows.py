# oracle: design CPython has no such lock
# Calls, loops, attributes and writes in place take no memory.
import array
import micropython


class Base:
    def hello(self):
        print("base")
        return 42


class Foo(Base):
    def __init__(self):
        self.n = 0

    def __call__(self, a, b):
        print("call", a, b)

    def two(self, a, b=2):
        self.n += a + b

    def hello(self):
        print("foo")
        print(super().hello())


def f1(a):
    print(a)


def many_names(a, b, c, d):
    x1 = x2 = a
    x3 = x4 = b
    x5 = x6 = c
    x7 = x8 = d
    print(x1, x3, x5, x7, x2 + x4 + x6 + x8)


count = 1


def calls():
    global count
    count = 2
    for i in range(2):
        f1(i)
        f1(i * 2 + 1)
        f1(a=i)
        foo.two(i)
        foo.two(i, b=i)
    many_names(1, 2, 3, 4)
    foo(1, 2)
    foo.hello()
    method = foo.two
    method(5)
    print(foo.n, count)


def gen():
    yield 1
    yield 2


def outer(g):
    yield from g


def each(l):
    micropython.heap_lock()
    for i in l:
        print(i, end=" ")
    micropython.heap_unlock()
    print()


foo = Foo()
micropython.heap_lock()
calls()
micropython.heap_unlock()
ba = bytearray(b"123")
ar = array.array("H", (123, 456))
t = (1, 2, 3)
l = [1, 2, 3]
d = {1: 2}
s = set((1,))
fs = frozenset((1,))
g = outer(gen())
a = b = c = None
micropython.heap_lock()
print(49 in b"123", 255 in b"123", 1 in t, -1 in t, 1 in l, 1 in d, -1 in d, 1 in s, 1 in fs, 123 in ar, 50 in ba)
a, b, c = b"123"
print(a, b, c)
a, b, c = ba
a, b, c = t
a, b, c = l
a, b = ar
print(a, b, c, all(t), any(t), min(t), max(t), sum(t), next(g))
print(int.from_bytes(b"1", "little"), int.from_bytes(b"12", "little"), int.from_bytes(b"2\x00", "big"))
b"" + b"1"
b"2" + b""
"" + "1"
"2" + ""
"foo".replace(",", "_")
micropython.heap_unlock()
for o in (b"123", ba, ar, t, l, d, s, fs, (100 + x for x in range(2)), gen()):
    each(o)
b = bytearray(range(10))
m = memoryview(b)
micropython.heap_lock()
b[3:5] = b"aa"
m[5:7] = b"bb"
b[0] = 7
l[0] = 9
foo.n = 1
micropython.heap_unlock()
print(b, l, foo.n)
