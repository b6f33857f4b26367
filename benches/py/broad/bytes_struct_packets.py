import time
time.ticks_ms()
import struct
import binascii

FMT = "<BHIb"

def build(i):
    body = struct.pack(FMT, i & 0xFF, i * 7 & 0xFFFF, i * 65537, -(i % 100))
    return b"\xAA" + bytes([len(body)]) + body

def parse(buf):
    if buf[0] != 0xAA:
        return None
    n = buf[1]
    view = memoryview(buf)[2:2 + n]
    return struct.unpack(FMT, view)

def main():
    t = 0
    chars = 0
    stream = bytearray(10)
    for i in range(700):
        p = build(i)
        stream[:] = p
        kind, a, b, c = parse(stream)
        t += kind + a - c + (b >> 8)
        struct.pack_into(">H", stream, 2, a)
        t += struct.unpack_from("<H", stream, 2)[0]
        if i % 4 == 0:
            chars += binascii.hexlify(p).count(b"a")
    print("packets", struct.calcsize(FMT), t, chars)

main()
