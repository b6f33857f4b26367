# Sums, factorials, Fibonacci numbers, a square root and a prime.
f = 1
for i in range(1, 60):
    f *= i
print(f)
a, b = 0, 1
for _ in range(300):
    a, b = b, a + b
print(a, a % 1000007)
n = 2 * 10**40
r = n
while r * r > n:
    r = (r + n // r) // 2
print(r, r * r <= n < (r + 1) ** 2)
p = 2**89 - 1
print(pow(3, p - 1, p), sum(int(c) for c in str(2**1000)))
x = 1
for i in range(100):
    x = x * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
print(x)
