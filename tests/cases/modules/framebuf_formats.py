# differs: CPython has no module framebuf
# Where the formats keep their pixels; sizes that fit, and those that do not.
import framebuf

NAMES = ("MONO_VLSB", "MONO_HLSB", "MONO_HMSB", "GS2_HMSB", "GS4_HMSB", "GS8", "RGB565")
print(framebuf.MVLSB == framebuf.MONO_VLSB)
for name in NAMES:
    form = getattr(framebuf, name)
    buffer = bytearray(40)
    fb = framebuf.FrameBuffer(buffer, 4, 5, form)
    for y in range(5):
        for x in range(4):
            fb.pixel(x, y, x * y * 0x123 & 0xFFFF)
    print(name, form, bytes(buffer))
    print([fb.pixel(x, 3) for x in range(-1, 5)])
    fb.fill(0xFFFF)
    fb.pixel(1, 1, 0)
    print(bytes(buffer))


def least(form, *size):
    """The smallest buffer that is enough."""
    for n in range(300):
        try:
            framebuf.FrameBuffer(bytearray(n), *(size[:2] + (form,) + size[2:]))
            return n
        except ValueError as e:
            text = e.args
    return text


for name in NAMES:
    form = getattr(framebuf, name)
    print(name, [least(form, *size) for size in ((8, 8), (5, 5), (5, 5, 8), (5, 5, 4), (9, 9), (0, 1), (1, 0), (1, 65536), (3, 1, 70000))])
print(least(7, 8, 8), least(-1, 8, 8))


def attempt(f, *args):
    try:
        print(f(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e.args)


attempt(framebuf.FrameBuffer, 1, 2, 3, 4)
attempt(framebuf.FrameBuffer, b"12345678", 8, 8, 0)
attempt(framebuf.FrameBuffer, bytearray(8), "8", 8, 0)
fb = framebuf.FrameBuffer1(bytearray(8), 8, 8)
print(type(fb), fb)
attempt(fb.blit, object(), 0, 0)
attempt(fb.blit, (), 0, 0)
attempt(fb.blit, (bytearray(1), 8, 8, 0), 0, 0)
attempt(fb.pixel, "a", 1)
attempt(fb.text, 5, 1, 1)
attempt(fb.poly, 0, 0, [1, 2, 3, 4], 1)


class Display(framebuf.FrameBuffer):
    """As drivers of displays do it."""

    def __init__(self, width, height):
        self.buffer = bytearray(width * height // 8)
        super().__init__(self.buffer, width, height, framebuf.MONO_VLSB)

    def show(self):
        return bytes(self.buffer)


display = Display(8, 16)
display.hline(0, 1, 8, 1)
display.blit(display, 0, 8)
print(display.show(), isinstance(display, framebuf.FrameBuffer))


class Lazy(framebuf.FrameBuffer):
    def __init__(self):
        pass


view = memoryview(bytearray(10))
framebuf.FrameBuffer(view[1:], 8, 8, framebuf.MONO_HLSB).fill(1)
print(bytes(view))
