# Integers beyond a word: operators, text, formatting, as keys.
a = 2 ** 100
print(a, -a, a + 1, a - 1, a * a)
print(a // 3, a % 1000, a // -3, a % -1000, a >> 90, a << 3)
print(a == 2 ** 100, a < 2 ** 101, a > 5, -a < 0, a != a + 1, a >= a)
f = 1
for i in range(1, 26):
    f *= i
print(f, str(f)[:5], len(str(f)), int(str(f)) == f)
print(hex(a), bin(2 ** 40), oct(2 ** 33), hex(-(2 ** 64)))
print(1073741823 + 1, -1073741824 - 1, 2147483647 + 1, 1073741824 - 1, -2147483648 - 1)
print(536870911 + 1, 536870912 * 2, -536870912 - 1, 32768 * 32768, 65536 * 65536)
print((2 ** 31) - (2 ** 31), 2 ** 64 - (2 ** 64 - 5), (1 << 33) // (1 << 30))
print(abs(-a) == a, bool(a), bool(a - a), -(-a) == a, +a == a)
print(int("123456789012345678901234567890"), int("-ffffffffffffffff", 16))
print({2 ** 40: "big"}[2 ** 40], 2 ** 40 in [2 ** 40], hash(2 ** 70) == hash(2 ** 70))
print("%d %x" % (a, a), "{:d} {:x}".format(a, a), f"{a:>40}")
a, b = 0, 1
for _ in range(120):
    a, b = b, a + b
print(a)
