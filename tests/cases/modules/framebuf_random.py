# differs: CPython has no module framebuf
# Many shapes, in and out of bounds, on buffers of every format: a checksum after each.
import array
import framebuf

FORMATS = (
    framebuf.MONO_VLSB, framebuf.MONO_HLSB, framebuf.MONO_HMSB, framebuf.GS2_HMSB,
    framebuf.GS4_HMSB, framebuf.GS8, framebuf.RGB565,
)
COLORS = (0, 1, 2, 5, 15, 0xff, 0x1234, 0xffff)
state = 1


def number(low, high):
    global state
    state = (state * 1103 + 12345) % 1048573
    return low + state // 7 % (high - low + 1)


def sprite(formats):
    format = (framebuf.MONO_HLSB, framebuf.MONO_VLSB, framebuf.GS8)[number(0, formats - 1)]
    return framebuf.FrameBuffer(bytearray(range(64)), 8, 8, format)


def corners(kind):
    return array.array(kind, [number(-3, 20) for _ in range(2 * number(2, 5))])


def draw(f, what):
    x, y, c = number(-6, 20), number(-6, 12), COLORS[number(0, 7)]
    w, h = number(-3, 20), number(-3, 20)
    if what == 0:
        f.line(x, y, w, h, c)
    elif what == 1:
        f.rect(x, y, w, h, c, number(0, 1))
    elif what == 2:
        f.hline(x, y, w, c)
        f.vline(x, y, h, c)
    elif what == 3:
        f.ellipse(x, y, number(0, 9), number(0, 9), c, number(0, 1), number(0, 15))
    elif what == 4:
        f.poly(x, y, corners("h"), c, number(0, 1))
    elif what == 5:
        f.blit(sprite(3), x, y, number(-1, 9))
    elif what == 6:
        palette = framebuf.FrameBuffer(bytearray([c & 255, 7, 8, 9]), 2, 1, framebuf.RGB565)
        f.blit(sprite(2), x, y, number(-1, 1), palette)
    elif what == 7:
        f.scroll(number(-4, 4), number(-4, 4))
    else:
        f.pixel(x, y, c)
        f.poly(x, y, corners("b"), c)


for format in FORMATS:
    for width, height, more in ((1, 1, 0), (7, 5, 0), (16, 9, 8), (13, 17, 3), (33, 12, 0)):
        data = bytearray((width + more + 8) * (height + 8) * 2)
        f = framebuf.FrameBuffer(data, width, height, format, width + more)
        sums = []
        for i in range(18):
            draw(f, i % 9)
            sums.append(sum(data))
        print(format, width, height, sums)
