# cause: `FrameBuffer.text` draws the letters of the stories' broad face. MicroPython's face is another
# project's work, and is not copied.
# workaround: measure text in cells of eight by eight pixels, which are the same; do not count its pixels.
try:
    import framebuf
except ImportError:
    framebuf = None
    print("CPython has no letters at all.")

if framebuf:
    fb = framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_HLSB)
    fb.text("A", 0, 0)
    for y in range(8):
        print("".join(".#"[fb.pixel(x, y)] for x in range(8)))
