# Numbers around the borders of machine words print and compare right.
for base in (2**15, 2**16, 2**29, 2**30, 2**31, 2**32, 2**62, 2**63, 2**64):
    for n in (base - 1, base, base + 1):
        print(n, -n, n % 10, -n % 10, n // 7, -n // 7, n & 0xFF, n >> 8, hex(n), n == int(str(n)), -n == int("-" + str(n)))
