# oracle: design MicroPython goes on with a negative number of bytes
# A stream written in Python that says to have moved more bytes than there are.
import io
import json


class Liar(io.IOBase):
    def write(self, data):
        return len(data) + 1

    def readinto(self, data):
        return len(data) + 1


for f in (
    lambda: print("text", file=Liar()),
    lambda: json.dump([1], Liar()),
    lambda: json.load(Liar()),
):
    try:
        f()
    except OSError as e:
        print("OSError", e.args)
