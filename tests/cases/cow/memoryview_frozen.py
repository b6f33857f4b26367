# Memory views that were frozen, and views of them, write to the frozen bytearray that they show.
buf = bytearray(b"0123456789")
whole = memoryview(buf)
part = whole[2:6]
print(bytes(part), "start")
print(bytes(part), part[0], len(part))
part[0] = 65
print(buf, bytes(whole), bytes(part))
buf[3] = 66
print(bytes(part), whole[3])
inner = part[1:3]
inner[1] = 67
whole[0:2] = b"ab"
print(buf, bytes(inner))
fresh = memoryview(buf)[-2:]
fresh[0] = 90
print(buf, bytes(fresh), whole[-2])

class Screen:
    def __init__(self, n):
        self.buf = bytearray(n)
        self.rows = [memoryview(self.buf)[i:i + 2] for i in range(0, n, 2)]

s = Screen(4)
s.rows[1][0] = 1
print(s.buf, [bytes(r) for r in s.rows])
