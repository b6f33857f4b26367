# differs: CPython's print and json do not look at what `write` returns
# A stream written in Python that gives no sensible number of bytes.
import io
import json
import sys


class Sink(io.IOBase):
    def __init__(self, answer):
        self.answer = answer
        self.text = ""

    def write(self, data):
        if isinstance(self.answer, Exception):
            raise self.answer
        n = self.answer if isinstance(self.answer, int) and self.answer > 0 else len(data)
        self.text += str(data[:n], "utf8")
        return n if self.answer == "all" else self.answer


class Source(io.IOBase):
    def __init__(self, answer):
        self.answer = answer

    def readinto(self, data):
        if isinstance(self.answer, Exception):
            raise self.answer
        data[0] = ord("]")
        return self.answer


def show(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e.args)


for answer in ("all", 1, 0, False, None, -1, -5, -22, "x", 1.5, [], OSError(5), ValueError("w")):
    for name, f in (
        ("print", lambda s: print("one", 2, [3], file=s)),
        ("dump", lambda s: json.dump({"a": [1, None]}, s)),
        ("exception", lambda s: sys.print_exception(ValueError(1), s)),
    ):
        sink = Sink(answer)
        show(name + " " + repr(answer), lambda: f(sink))
        if answer in ("all", 1):
            print(repr(sink.text))
for answer in (0, False, None, -1, -5, "x", 1.5, OSError(5), ValueError("w")):
    show("load " + repr(answer), lambda: json.load(Source(answer)))


class Nothing(io.IOBase):
    pass


show("print", lambda: print(1, file=Nothing()))
show("dump", lambda: json.dump(1, Nothing()))
show("load", lambda: json.load(Nothing()))
for other in (5, None, "text", [], object()):
    show("print", lambda: print(1, file=other))
    show("dump", lambda: json.dump(1, other))
    show("load", lambda: json.load(other))
print(io.IOBase, isinstance(io.StringIO(), io.IOBase), isinstance(Nothing(), io.IOBase))
