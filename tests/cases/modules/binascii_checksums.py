# A frame with a checksum, as text, and back.
import binascii
import struct
def frame(data):
    body = struct.pack(">H", len(data)) + data
    return binascii.hexlify(body + struct.pack(">I", binascii.crc32(body)))
def unframe(text):
    raw = binascii.unhexlify(text)
    body, (crc,) = raw[:-4], struct.unpack(">I", raw[-4:])
    if binascii.crc32(body) != crc:
        raise ValueError("checksum")
    return body[2 : 2 + struct.unpack_from(">H", body)[0]]
t = frame(b"hello \x00\xff")
print(t, unframe(t))
try:
    unframe(t[:-2] + b"00")
except ValueError as e:
    print("ValueError", e)
