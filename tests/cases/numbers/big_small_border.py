# Results that pass the border of small ints, in both directions.
for bits in (29, 30, 31, 32, 61, 62, 63, 64):
    n = 1 << bits
    m = n - 1
    print(bits, m + 1 == n, n - 1 == m, -m - 1 == -n, -n, ~m, ~-n, m * m == n * n - 2 * n + 1)
    print(n // 2, -n // 2, n >> 1, -n >> 1, (n // 3) * 3 + n % 3 == n, abs(-n), -(-n), n ^ m, n & m)
    print(m * 2 // 2 == m, (m << 1) >> 1 == m, -m // -1 == m, divmod(-n, m), hash(m) == hash(m + 0))
for i in range(2**30 - 3, 2**30 + 3):
    print(i, -i, i * i, end=" ")
print(sum([2**30 - 2, 2**30 + 2]))
