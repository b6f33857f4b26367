"""A driver of a display controller: a class, constants, a table of commands."""
from micropython import const

_CONTRAST = const(0x81)
_INVERT = const(0xA6)
_POWER = const(0xAE)
_COLUMNS = const(0x21)
_PAGES = const(0x22)

START = bytes((_POWER, 0x20, 0, 0x40, 0xA1, 0xC8, 0xDA, 0x12, _CONTRAST, 0xCF, 0x8D, 0x14, _POWER | 1))
ROTATIONS = {0: (0xA1, 0xC8), 180: (0xA0, 0xC0)}


class NoAnswer(OSError):
    pass


class Panel:
    WIDTH = 128
    HEIGHT = 64

    def __init__(self, bus, address=0x3C):
        self.bus = bus
        self.address = address
        self.shown = bytearray(self.WIDTH * self.HEIGHT // 8)
        self.out = bytearray(2)

    def command(self, *codes):
        for code in codes:
            self.out[0] = 0x80
            self.out[1] = code
            try:
                self.bus.writeto(self.address, self.out)
            except OSError:
                raise NoAnswer("no answer from the display")

    def start(self):
        self.command(*START)

    def power(self, on):
        self.command(_POWER | (1 if on else 0))

    def contrast(self, level):
        self.command(_CONTRAST, level)

    def invert(self, on):
        self.command(_INVERT | (1 if on else 0))

    def rotate(self, degrees):
        self.command(*ROTATIONS[degrees])

    def fill(self, on):
        value = 255 if on else 0
        for i in range(len(self.shown)):
            self.shown[i] = value

    def pixel(self, x, y, on=True):
        at = x + self.WIDTH * (y >> 3)
        if on:
            self.shown[at] |= 1 << (y & 7)
        else:
            self.shown[at] &= ~(1 << (y & 7))

    def show(self):
        self.command(_COLUMNS, 0, self.WIDTH - 1, _PAGES, 0, self.HEIGHT // 8 - 1)
        self.bus.writeto(self.address, b"\x40" + self.shown)


class SmallPanel(Panel):
    HEIGHT = 32
