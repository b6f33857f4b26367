# A program: a reader of binary records, with struct and a memory view.
import struct

class Reader:
    def __init__(self, data):
        self.data = memoryview(data)
        self.at = 0

    def take(self, fmt):
        values = struct.unpack_from("<" + fmt, self.data, self.at)
        self.at += struct.calcsize("<" + fmt)
        return values if len(values) > 1 else values[0]

    def text(self):
        n = self.take("B")
        s = bytes(self.data[self.at:self.at + n]).decode()
        self.at += n
        return s

def text(s):
    b = s.encode()
    return bytes([len(b)]) + b

blob = struct.pack("<HB", 0xBEEF, 2) + text("héllo") + text("") + struct.pack("<ih", -7, -8)
r = Reader(blob)
print(hex(r.take("H")), r.take("B"), r.text(), repr(r.text()), r.take("ih"), r.at == len(blob))
try:
    r.take("I")
except Exception:
    print("end")
