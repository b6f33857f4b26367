# oracle: design the letters are those of the stories' broad face, not MicroPython's
# Text: a cell of eight by eight pixels for each letter, cut off at the edges.
import framebuf

WIDTH = 60
fb = framebuf.FrameBuffer(bytearray(WIDTH * 18), WIDTH, 18, framebuf.GS8)
fb.text("Frost!", 1, 0)
fb.text("mid", -4, 9, 2)
fb.text("edge", 40, 13, 3)
fb.text("\x01", 28, 9)
fb.text("", 0, 0)
for y in range(18):
    print("".join(" #o+"[fb.pixel(x, y)] for x in range(WIDTH)).rstrip())
