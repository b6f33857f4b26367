import time
time.ticks_ms()
import binascii

ALPHA = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

def encode(data):
    out = bytearray()
    for i in range(0, len(data), 3):
        part = data[i:i + 3]
        n = 0
        for k in range(3):
            n = n << 8 | (part[k] if k < len(part) else 0)
        for s in (18, 12, 6, 0):
            out.append(ALPHA[n >> s & 63])
        pad = 3 - len(part)
        if pad:
            out[-pad:] = b"=" * pad
    return bytes(out)

def main():
    data = b"The board says: 0123456789 \x00\xff\x80!"
    good = 0
    total = 0
    for i in range(26):
        d = data[i:] + bytes([i])
        e = encode(d)
        if binascii.b2a_base64(d).strip() == e:
            good += 1
        if binascii.a2b_base64(e) == d:
            good += 1
        total += sum(e)
    print("base64", good, total, e)

main()
