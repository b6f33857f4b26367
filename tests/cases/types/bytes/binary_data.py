# Programs on bytes: checksums, run lengths, a font of bits.
data = bytearray(8)
data[0:2] = (513).to_bytes(2, "big")
data[2] = 0xAB
print(data, data.hex() if hasattr(data, "hex") else "", [b for b in data[:3]])

def crc8(bs):
    c = 0
    for b in bs:
        c ^= b
        for _ in range(8):
            c = (c << 1 ^ 0x31) & 0xFF if c & 0x80 else c << 1
    return c

def checksum(bs):
    a, b = 1, 0
    for x in bs:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a

print(crc8(b"123456789"), checksum(b"Wikipedia") == 0x11E60398)

def rle(bs):
    out = bytearray()
    i = 0
    while i < len(bs):
        j = i
        while j < len(bs) and bs[j] == bs[i] and j - i < 255:
            j += 1
        out.append(j - i)
        out.append(bs[i])
        i = j
    return bytes(out)

print(rle(b"aaabccccc"), b"".join(bytes([v]) * n for n, v in zip(rle(b"aab")[::2] if False else [2, 1], b"ab")))
font = {"A": b"\x1e\x05\x1e", "B": b"\x1f\x15\x0a"}
for row in range(5):
    print("".join(" #"[font[c][col] >> row & 1] for c in "AB" for col in range(3)))
print(bytes(b ^ 0x55 for b in b"key"), bytes(map(lambda b: b + 1, b"HAL")))
