# differs: CPython has no module framebuf
# Shapes drawn on small canvases, printed as text.
import array

import framebuf


def show(title, fb, width, height):
    print(title)
    for y in range(height):
        print("".join(" .:+*%#@"[min(fb.pixel(x, y), 7)] for x in range(width)) + "|")


def canvas(width, height, form=framebuf.GS8):
    return framebuf.FrameBuffer(bytearray(width * height * 2), width, height, form)


fb = canvas(24, 10)
fb.rect(0, 0, 24, 10, 7)
fb.rect(2, 2, 6, 5, 1)
fb.rect(10, 2, 6, 5, 2, True)
fb.fill_rect(20, -3, 9, 6, 3)
fb.hline(17, 8, 40, 4)
fb.vline(18, -5, 40, 5)
show("rectangles", fb, 24, 10)

fb = canvas(24, 10)
for x, y in ((0, 0), (12, 0), (23, 0), (23, 5), (30, 20), (0, 9), (-4, 3)):
    fb.line(11, 5, x, y, 7)
show("lines", fb, 24, 10)

fb = canvas(32, 11)
fb.ellipse(6, 5, 6, 4, 7)
fb.ellipse(20, 5, 5, 5, 2, True)
fb.ellipse(28, 5, 3, 3, 4, True, 0b0101)
fb.ellipse(28, 5, 3, 3, 1, False, 0b1010)
fb.ellipse(0, 0, 0, 0, 5)
show("ellipses", fb, 32, 11)

fb = canvas(32, 12)
fb.poly(1, 1, array.array("h", [0, 0, 8, 0, 4, 9]), 7)
fb.poly(12, 1, array.array("b", [0, 0, 8, 3, 0, 9, 3, 4]), 3, True)
fb.poly(22, 1, b"\x00\x00\x08\x00\x08\x08\x00\x08", 1, True)
fb.poly(40, 1, array.array("i"), 1, True)
show("polygons", fb, 32, 12)

fb.scroll(-3, 2)
show("scrolled", fb, 32, 12)

star = canvas(5, 5)
star.line(0, 2, 4, 2, 1)
star.line(2, 0, 2, 4, 2)
fb = canvas(16, 6)
fb.fill(3)
fb.blit(star, 0, 0)
fb.blit(star, 6, -1, 0)
fb.blit(star, 13, 2, 1)
palette = canvas(3, 1)
palette.pixel(1, 0, 6)
palette.pixel(2, 0, 7)
fb.blit(star, 9, 1, 0, palette)
fb.blit((b"\x05\x06\x07\x05", 2, 2, framebuf.GS8), -1, 4)
show("pictures", fb, 16, 6)
