# Ints around the borders of 30, 31, 32, 62, 63 and 64 bits: all operators, with both signs.
borders = [1 << 29, (1 << 30) - 1, 1 << 30, (1 << 31) - 1, 1 << 31, (1 << 32) - 1, 1 << 32, (1 << 62) - 1, 1 << 62,
           (1 << 63) - 1, 1 << 63, (1 << 64) - 1, 1 << 64, (1 << 64) + 5]
numbers = [0, 1, 2, 3, 7, 10, 1000, 65535, 65536, 1103515245]
numbers += borders
numbers += [-n for n in numbers]


def show(name, results):
    # A short checksum of all results, and the last of them.
    h = 0
    for r in results:
        for c in str(r):
            h = (h * 31 + ord(c)) % 1000003
    print(name, h, r)


show("add", (a + b for a in numbers for b in numbers))
show("sub", (a - b for a in numbers for b in numbers))
show("mul", (a * b for a in numbers for b in numbers))
show("and", (a & b for a in numbers for b in numbers))
show("or", (a | b for a in numbers for b in numbers))
show("xor", (a ^ b for a in numbers for b in numbers))
show("floordiv", (a // b for a in numbers for b in numbers if b))
show("mod", (a % b for a in numbers for b in numbers if b))
show("shl", (a << n for a in numbers for n in (0, 1, 2, 29, 30, 31, 32, 33, 61, 62, 63, 64, 65)))
show("shr", (a >> n for a in numbers for n in (0, 1, 2, 29, 30, 31, 32, 33, 61, 62, 63, 64, 65)))
show("pow", (a ** n for a in numbers for n in (0, 1, 2, 3, 5)))
show("neg", (-a for a in numbers))
show("inv", (~a for a in numbers))
show("lt", (a < b for a in numbers for b in numbers))
show("eq", (a == b for a in numbers for b in numbers))

seed = 12345
seen = []
for i in range(20):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    seen.append(seed % 100)
print(seed, seen)

crc = 0xFFFFFFFF
for b in b"hello world":
    crc ^= b
    for i in range(8):
        crc = (crc >> 1) ^ 0xEDB88320 if crc & 1 else crc >> 1
print(hex(crc ^ 0xFFFFFFFF))

h = 0xCBF29CE484222325
for b in b"hello":
    h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
print(hex(h))

for f in (lambda: (1 << 40) // 0, lambda: (1 << 40) % 0, lambda: (1 << 40) >> -1, lambda: (1 << 40) << -1):
    try:
        f()
    except (ZeroDivisionError, ValueError) as e:
        print(type(e).__name__)
x = 1 << 40
x += 1.5
print(x >= 1 << 40, (1 << 33) + True)
