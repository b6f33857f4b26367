# differs: in CPython `__index__` does what `__int__` does here, and a float does not take another object
# An object whose class has `__int__` is an int wherever a number is wanted of an argument, operand or subscript.
import array
import io
import math
import random
import struct
import sys
import time
from collections import deque

import framebuf


class Int:
    def __init__(self, v):
        self.v = v

    def __int__(self):
        [0] * 50  # memory moves
        return self.v


class Wrong:
    def __int__(self):
        return 2.5


class Index:
    def __index__(self):
        return 1


def show(name, f):
    try:
        r = repr(f())
    except Exception as e:
        r = type(e).__name__
    print(name, r)


I = Int
SEQUENCES = [[1, 2, 3, 4], (1, 2, 3, 4), "abcd", b"abcd", bytearray(b"abcd"), range(4), array.array("i", [1, 2, 3, 4])]
for s in SEQUENCES:
    print(s[I(1)], s[I(-1)], s[I(1) :], s[: I(2)], s[I(1) : I(3)])
print(memoryview(b"abcd")[I(2)], bytes(memoryview(b"abcd")[I(1) : I(3)]), deque([5, 6], 2)[I(1)])
print([1, 2, 3, 4][:: I(2)])
for x in (Wrong, Index):
    for s in SEQUENCES:
        show("index", lambda: s[x()])

print(list(range(I(3))), list(range(I(1), I(9), I(3))), bytes([I(65), 66]), bytearray([I(65)]), bytes({I(67)}))
print([1, 2] * I(2), (1, 2) * I(2), "ab" * I(2), b"ab" * I(2))
print(chr(I(65)), hex(I(255)), oct(I(8)), int(I(7)), int("11", I(2)), round(1.25, I(1)), (5).to_bytes(I(2), "big"))
print("%d %x %o %X %i" % (I(10), I(255), I(8), I(255), I(-3)), "%*d|" % (I(5), 3), "%-*d|" % (I(4), 7))
print("a b c".split(" ", I(1)), "a b c".rsplit(" ", I(1)), "aaa".replace("a", "b", I(2)), "abc".find("c", I(1), I(2)))
print("abc".startswith("b", I(1)), "abcc".count("c", I(3)), b"abc".find(b"c", I(1)), "a".center(I(5)))
print(list(enumerate("ab", I(3))), [7, 8, 7].index(7, I(1)), (7, 8, 7).index(7, I(1)))
print(math.ldexp(1.0, I(3)), math.factorial(I(5)), random.getrandbits(I(0)), random.randint(I(4), I(4)))
print(struct.pack("<BHiq", I(1), I(2), I(3), I(-4)), struct.unpack_from("B", b"abc", I(1)))
print(array.array("i", [I(3)]), array.array("B", (I(1), 2)), len(array.array("q", [1])))
print(io.BytesIO(b"abcd").read(I(2)), io.StringIO("abcd").read(I(3)), io.BytesIO(b"abcd").seek(I(2)))
time.sleep_ms(I(0))

l = [1, 2, 3]
l[I(0)] = 5
l[I(1) : I(2)] = [7, 8]
del l[I(3)]
print(l, l.pop(I(0)), l)
l *= I(2)
print(l)
b = bytearray(b"abc")
b[I(0)] = I(65)
b.append(I(67))
b.extend([I(68), 69])
print(b)
m = memoryview(b)
m[I(1)] = I(71)
print(b)
a = array.array("h", [1, 2])
a[I(0)] = I(9)
a.append(I(4))
a.extend([I(5)])
print(a)
d = deque([1, 2], I(3))
d[I(0)] = 5
d.append(6)
d.append(7)
print(list(d))
f = framebuf.FrameBuffer(bytearray(4), I(2), I(2), framebuf.GS8)
f.pixel(I(1), I(0), I(9))
f.hline(0, I(1), 2, I(3))
print(f.pixel(1, 0), f.pixel(I(0), 1))

print(list(map(chr, [I(97), I(98)])), sorted([2, 1], reverse=I(1)))


class Counted:
    n = 0

    def __int__(self):
        Counted.n += 1
        return 2


c = Counted()
[1, 2, 3, 4][c:], "abc" * c, list(range(c)), "%d" % c, bytes([c]), (5).to_bytes(c, "big"), struct.pack("i", c)
print(Counted.n)
for f in (
    lambda: "%c" % I(65),
    lambda: bytes(I(3)),
    lambda: I(3) * [1],
    lambda: 1 + I(1),
    lambda: pow(2, 3, I(5)),
    lambda: divmod(7, I(3)),
    lambda: "{:d}".format(I(5)),
    lambda: float(I(2)),
    lambda: math.sqrt(I(4)),
    lambda: int(Wrong()),
    lambda: chr(Wrong()),
    lambda: "%d" % Wrong(),
    lambda: [1] * Wrong(),
    lambda: int(Index()),
    lambda: chr(Index()),
    lambda: list(range(Index())),
    lambda: [1] * Index(),
    lambda: hex(Index()),
    lambda: "%d" % Index(),
    lambda: [1, 2][Index() :],
):
    show("refused", f)
