# differs: CPython's load reads with read()
# A stream that has readinto alone is read with it.
import io
import json
class Source(io.IOBase):
    def __init__(self, data):
        self.data = data
    def readinto(self, buf):
        n = min(len(buf), len(self.data))
        buf[:n] = self.data[:n]
        self.data = self.data[n:]
        return n
try:
    print(json.load(Source(b'[1, {"a": 2}, "x", null]')))
    print(json.load(Source(b"{}")), json.load(Source(b" 17 ")))
    json.load(Source(b"[1,"))
except ValueError:
    print("ValueError")
except AttributeError:
    print("AttributeError")
