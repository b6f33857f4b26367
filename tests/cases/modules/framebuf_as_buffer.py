# differs: CPython has no framebuf
# A FrameBuffer is an object with bytes: those of its buffer.
import framebuf
import io

b = bytearray(8)
f = framebuf.FrameBuffer(b, 4, 2, framebuf.GS8)
f.pixel(1, 0, 65)
m = memoryview(f)
print(len(m), m[1], bytes(f), bytearray(f), bytes(m[:3]))
m[0] = 66
b[2] = 67
f.fill_rect(0, 1, 4, 1, 68)
print(bytes(m), f.pixel(0, 0), f.pixel(2, 0))
out = io.BytesIO()
print(out.write(f), out.getvalue(), io.BytesIO(bytes(range(8))).readinto(f), b)


class Screen(framebuf.FrameBuffer):
    def __init__(self):
        self.memory = bytearray(4)
        super().__init__(self.memory, 2, 2, framebuf.GS8)


s = Screen()
s.fill(7)
print(bytes(s), bytes(memoryview(s)[1:3]), int.from_bytes(s, "big"))
