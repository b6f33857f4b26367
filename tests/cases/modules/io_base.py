# Streams of one's own: a class that derives from io.IOBase and has the methods.
import io


class Counter(io.IOBase):
    def __init__(self):
        self.text = ""

    def write(self, buf):
        # CPython gives a string, MicroPython a bytearray.
        if not isinstance(buf, str):
            buf = str(buf, "ascii")
        print("write", len(buf))
        self.text += buf
        return len(buf)


print("test", file=Counter())
c = Counter()
print(1, 2.5, sep="--", end="!", file=c)
print(repr(c.text))
c = Counter()
c.write("x")
