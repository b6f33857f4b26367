"""Numbers: each operator, as an instruction of its own, in place and in a condition."""
import time

BIG = 1 << 70
LOW = -(1 << 33)
HALF = 0.5


class Matrix:
    def __matmul__(self, other):
        return 7

    def __imatmul__(self, other):
        return self


def operators(a, b):
    got = [a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, a << 3, a >> 1, a & b, a | b, a ^ b]
    got += [a + 1, a - 2, a & 7, a * 3, -a, +a, ~a, not a]
    got += [a == b, a != b, a < b, a <= b, a > b, a >= b, a is b, a is not b, a in got, b not in got]
    return got


def in_place(a, b):
    c = a
    c += b
    c -= b
    c *= b
    c //= b
    c %= 1000
    c **= 2
    c <<= 2
    c >>= 1
    c &= 255
    c |= b
    c ^= b
    c += 1
    c -= 1
    d = a
    d /= b
    m = Matrix()
    m @= m
    return c, d, m @ m


def jumps(a, b, c):
    n = 0
    while n < 3:
        if a == b:
            n += 10
        if not a != b:
            n += 1
        if a < b:
            n += 1
        if not a <= b or a > b:
            n += 1
        if a >= b and not a < b:
            n += 1
        if a is None or b is not None:
            n += 1
        if a is b or a in c or b not in c:
            n += 1
    return n


def big(a):
    return (a + 1, a - a, a * a, a // 3, a % 1000, a >> 60, a & LOW, a | 1, -a, a == a, a < 5, str(a), hex(a), abs(a).to_bytes(12, "little"), int(str(a)), a * HALF)


time.ticks_ms()
print(operators(12, 5), in_place(9, 4), jumps(1, 2, [3]), big(BIG), big(LOW))
print(HALF + 1, HALF * 3, HALF < 1, round(2.5), divmod(-7, 2), pow(3, 40, 7), 1j * 2, abs(LOW), int("12", 8), float("1e3"))
