# oracle: design the files lie in the store of the board
# Files of bytes that are longer than a sector: seek, overwriting in the middle, gaps, readinto.
import os

with open("big.bin", "wb") as f:
    for i in range(40):
        f.write(bytes([i]) * 500)
print(os.stat("big.bin")[6], list(os.ilistdir()))
with open("big.bin", "rb") as f:
    print(all(f.read(500) == bytes([i]) * 500 for i in range(40)))
    print(f.read(), f.seek(-500, 2), f.read(3), f.seek(-1, 1), f.tell())
    b = bytearray(5)
    print(f.seek(4998), f.readinto(b), b, f.readinto(memoryview(b)[:2]), b, f.readinto(b, 1), f.tell())
    big = bytearray(4500)
    f.seek(1001)
    print(f.readinto(big), all(b == (1001 + i) // 500 for i, b in enumerate(big)))
    print(f.seek(19998), f.readinto(b), b)
with open("big.bin", "r+b") as f:
    f.seek(4090)
    f.write(memoryview(b"0123456789ab"))
    f.seek(4088)
    print(f.read(16))
    f.seek(0)
    f.write(bytearray(b"\0\xff"))
    f.seek(21000)
    f.write(b"end")
    f.seek(19999)
    print(f.read(2), len(f.read()), f.tell())
print(os.stat("big.bin")[6])
with open("big.bin", "rb") as f:
    print(f.read(4), f.seek(4088), f.read(16))
    for bad in (lambda: f.seek(-1), lambda: f.seek(0, 3)):
        try:
            print(bad())
        except OSError as e:
            print(e)
with open("big.bin", "wb"):
    pass
print(os.stat("big.bin")[6], open("big.bin", "rb").read(), os.statvfs("/")[2] - os.statvfs("/")[3])
# Overwriting bytes again and again takes other sectors, which are free again at the end.
with open("state", "wb") as f:
    for i in range(100):
        f.seek(0)
        f.write(bytes([i, 255 - i]) * 20)
print(open("state", "rb").read(4), os.statvfs("")[2] - os.statvfs("")[3])
