"""A screen's driver that selects the screen for each byte, which it sends as three, and that has a text mode."""
from time import sleep_us

TEXT_LINES = (0x80, 0x90, 0x88, 0x98)


class Screen:
    def __init__(self, spi, cs=None):
        self.spi = spi
        self.cs = cs
        self.plane = [[0] * 16 for _ in range(64)]
        self.command(0x20)
        self.command(0x0f)
        self.command(0x0c)
        self.command(0x01)
        self.command(0x06)

    def _send(self, first, byte):
        if self.cs:
            self.cs.on()
        self.spi.write(bytes([first, byte & 0xf0, (byte << 4) & 0xf0]))
        if self.cs:
            self.cs.off()
        sleep_us(72)

    def command(self, byte):
        self._send(0b11111000, byte)

    def data(self, byte):
        self._send(0b11111010, byte)

    def text(self, line, words):
        self.command(0x20)
        self.command(TEXT_LINES[line])
        for letter in words + " " * (len(words) & 1):
            self.data(ord(letter))

    def plot(self, x, y):
        self.plane[y][x >> 3] |= 0x80 >> (x & 7)

    def fill_rect(self, x1, y1, x2, y2):
        for x in range(x1, x2 + 1):
            for y in range(y1, y2 + 1):
                self.plot(x, y)

    def redraw(self):
        self.command(0x24)
        self.command(0x26)
        for y in range(64):
            self.command(0x80 | y % 32)
            self.command(0x80 | (8 if y > 31 else 0))
            for byte in self.plane[y]:
                self.data(byte)
