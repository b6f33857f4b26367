# int.to_bytes and int.from_bytes in both byte orders, of small and large integers.
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"), int.from_bytes(b"", "big"))
print((258).to_bytes(2, "big"), (258).to_bytes(4, "little"), (0).to_bytes(1, "big"), (255).to_bytes(1, "little"))
n = 0x0102030405060708090A
b = n.to_bytes(10, "big")
print(b, int.from_bytes(b, "big") == n, int.from_bytes(b, "little") == n)
print(int.from_bytes(bytearray([255, 255, 255, 255]), "little"), int.from_bytes(b"\xff" * 8, "big"))
print([int.from_bytes(b"\x00\x01\x00\x02"[i:i + 2], "big") for i in (0, 2)])
try:
    (256).to_bytes(1, "big")
except OverflowError:
    print("OverflowError")
print(int.to_bytes(5, 2, "big"), (1 << 40).to_bytes(6, "little"))
