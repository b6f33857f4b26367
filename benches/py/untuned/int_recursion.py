import time
time.ticks_ms()


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def hanoi(n, a, b, c):
    if n == 0:
        return 0
    return hanoi(n - 1, a, c, b) + (a * 3 + b) + hanoi(n - 1, c, b, a)


def partitions(n, k):
    if n == 0:
        return 1
    if n < 0 or k == 0:
        return 0
    return partitions(n - k, k) + partitions(n, k - 1)


print('recursion', ackermann(2, 8), hanoi(10, 1, 2, 3), partitions(18, 18), partitions(20, 4))
