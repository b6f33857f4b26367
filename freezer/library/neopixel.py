"""Strips of WS2812, SK6812 and the like: WorldSemi's data sheet."""

from machine import bitstream


class NeoPixel:
    # The place of red, green, blue and white among the bytes of a pixel.
    ORDER = (1, 0, 2, 3)

    def __init__(self, pin, n, bpp=3, timing=1):
        self.pin = pin
        self.n = n
        self.bpp = bpp
        self.buf = bytearray(n * bpp)
        self.pin.init(pin.OUT)
        # Nanoseconds: high and low of a zero, then of a one; at 800 kHz, or else at 400 kHz.
        if isinstance(timing, int):
            timing = (400, 850, 800, 450) if timing else (800, 1700, 1600, 900)
        self.timing = timing

    def __len__(self):
        return self.n

    def __setitem__(self, i, v):
        at = i * self.bpp
        for k in range(self.bpp):
            self.buf[at + self.ORDER[k]] = v[k]

    def __getitem__(self, i):
        at = i * self.bpp
        return tuple(self.buf[at + self.ORDER[k]] for k in range(self.bpp))

    def fill(self, v):
        buf = self.buf
        for k in range(self.bpp):
            byte = v[k]
            for at in range(self.ORDER[k], len(buf), self.bpp):
                buf[at] = byte

    def write(self):
        # Parts of the strip take a new row of colours after a pause of low.
        bitstream(self.pin, 0, self.timing, self.buf)
