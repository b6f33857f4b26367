import time
time.ticks_ms()

def fib(n):
    a, b = 0, 1
    for i in range(n):
        a, b = b, a + b
    return a

def fast(n):
    if n == 0:
        return 0, 1
    a, b = fast(n >> 1)
    c = a * (2 * b - a)
    d = a * a + b * b
    return (d, c + d) if n & 1 else (c, d)

def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x

same = 0
t = 0
for n in range(40, 220, 2):
    f = fib(n)
    if f == fast(n)[0]:
        same += 1
    t ^= f & 0xFFFFFFFF
    t += len(str(f)) + (f >> 20) % 97
r = isqrt(2 * 10 ** 40)
print("bigfib", same, t, r, -fib(90) // 1000003)
