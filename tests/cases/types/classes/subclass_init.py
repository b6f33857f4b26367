# Classes with an `__init__` of their own that hand arguments on to their built-in base.
import io
from collections import deque


class Ring(deque):
    def __init__(self, n):
        super().__init__((), n)
        self.n = n


class Log(bytearray):
    def __init__(self, text, mark):
        super().__init__(text)
        self.mark = mark

    def line(self):
        self.append(self.mark)


class Text(io.StringIO):
    def __init__(self, head):
        super().__init__(head + "!")
        self.head = head


class Plain(bytearray):
    def __init__(self):
        self.x = 1


class Pair(list):
    def __init__(self, a, b):
        super().__init__([a, b])


r = Ring(2)
for i in range(4):
    r.append(i)
print(len(r), r[0], r.n, r.popleft(), len(r))
log = Log(b"ab", 10)
log.line()
print(bytes(log), len(log), log.mark)
t = Text("head")
print(t.getvalue(), t.read(), t.head)
p = Plain()
p.extend(b"xy")
print(bytes(p), len(p), p.x)
print(Pair(1, 2), [Ring(3).n, Ring(5).n])
