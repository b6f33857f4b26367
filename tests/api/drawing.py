from check import check, raised, emptied
import framebuf

# The lines from here on are executed on the board.
print("drawing")


def board(format=framebuf.GS8, size=16):
    pixels = bytearray(size)
    return pixels, framebuf.FrameBuffer(pixels, 4, 4, format)


#: framebuf.FrameBuffer framebuf.FrameBuffer.fill
pixels, f = board()
f.fill(7)
check(bytes(pixels), b"\x07" * 16)
#: framebuf.FrameBuffer.pixel
pixels, f = board()
f.pixel(1, 2, 9)
check((f.pixel(1, 2), f.pixel(0, 0), pixels[9]), (9, 0, 9))
#: framebuf.FrameBuffer.hline
pixels, f = board()
f.hline(1, 2, 9, 5)
check(bytes(pixels), b"\0\0\0\0\0\0\0\0\0\5\5\5\0\0\0\0")
#: framebuf.FrameBuffer.vline
pixels, f = board()
f.vline(1, 2, 9, 5)
check(bytes(pixels), b"\0\0\0\0\0\0\0\0\0\5\0\0\0\5\0\0")
#: framebuf.FrameBuffer.line
pixels, f = board()
f.line(0, 0, 3, 3, 5)
check(bytes(pixels), b"\5\0\0\0\0\5\0\0\0\0\5\0\0\0\0\5")
#: framebuf.FrameBuffer.rect
pixels, f = board()
f.rect(0, 0, 3, 3, 5)
check(bytes(pixels), b"\5\5\5\0\5\0\5\0\5\5\5\0\0\0\0\0")
#: framebuf.FrameBuffer.fill_rect
pixels, f = board()
f.fill_rect(0, 0, 3, 3, 5)
check(bytes(pixels), b"\5\5\5\0\5\5\5\0\5\5\5\0\0\0\0\0")
#: framebuf.FrameBuffer.ellipse
pixels, f = board()
f.ellipse(1, 1, 1, 1, 5)
check(bytes(pixels), b"\0\5\0\0\5\0\5\0\0\5\0\0\0\0\0\0")
#: framebuf.FrameBuffer.poly
from array import array
pixels, f = board()
f.poly(0, 0, array("h", [0, 0, 2, 0, 2, 2, 0, 2]), 5)
check(bytes(pixels), b"\5\5\5\0\5\0\5\0\5\5\5\0\0\0\0\0")
#: framebuf.FrameBuffer.scroll
pixels, f = board()
f.pixel(0, 0, 5)
f.scroll(2, 1)
check(pixels[6], 5)
#: framebuf.FrameBuffer.blit
pixels, f = board()
stamp, s = board()
s.fill(3)
f.blit(s, 2, 2)
check(bytes(pixels), b"\0\0\0\0\0\0\0\0\0\0\3\3\0\0\3\3")
#: framebuf.FrameBuffer.text
pixels = bytearray(8)
f = framebuf.FrameBuffer(pixels, 8, 8, framebuf.MONO_HLSB)
f.text("I", 0, 0, 1)
check(sum(pixels) > 0, True)
#: framebuf.FrameBuffer1
pixels = bytearray(8)
f = framebuf.FrameBuffer1(pixels, 8, 8)
f.pixel(3, 2, 1)
check(pixels[3], 4)
