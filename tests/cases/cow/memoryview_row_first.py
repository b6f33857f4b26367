# The first write to a frozen buffer goes through one of its row views; the others see it.
class Screen:
    def __init__(self):
        self.buf = bytearray(6)
        self.rows = [memoryview(self.buf)[i:i + 2] for i in (0, 2, 4)]
        self.alias = self.buf

screen = Screen()
data = b"constant"
view = memoryview(data)[2:5]
print("start")
screen.rows[2][1] = 9
screen.rows[0][0] = 1
print(screen.buf, screen.alias is screen.buf, [bytes(r) for r in screen.rows])
screen.buf[2] = 5
print(bytes(screen.rows[1]))
print(bytes(view), view[0], bytes(view[1:]))
try:
    view[0] = 1
except TypeError:
    print("TypeError")
screen.rows[0][0:2] = screen.rows[2]
print(screen.buf)
screen.buf = bytearray(2)
screen.rows[1][1] = 7
print(screen.buf, screen.alias)
