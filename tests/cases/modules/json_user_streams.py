# dump into and load from streams that are written in Python.
import io
import json
class Sink(io.IOBase):
    def __init__(self):
        self.text = ""
    def write(self, buf):
        # CPython gives a string, MicroPython a bytearray.
        if not isinstance(buf, str):
            buf = str(buf, "ascii")
        self.text += buf
        return len(buf)
s = Sink()
json.dump([123, {}, {"a": [None, True]}], s)
print(s.text)
for bad in (123, None):
    try:
        json.dump([1], bad)
    except Exception as e:
        print("error")
s = io.StringIO()
json.dump({"a": [1, None]}, s)
json.dump(False, s)
print(s.getvalue(), json.load(io.StringIO('  {"a" : [true]} ')), json.load(io.BytesIO(b"[1, 2]")))
try:
    json.load(io.StringIO(""))
except ValueError:
    print("ValueError")
