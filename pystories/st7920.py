"""The screen: an ST7920 with 128x64 pixels, on its serial interface.

Drawing changes `pixels`, and `redraw` sends all of them. It allocates nothing, so it works
while the heap is locked (hence no `for`, which would allocate an iterator). A byte is sent
as two, one for each nibble, after a byte that says whether instructions or data follow.
"""
from time import sleep_ms, sleep_us

INSTRUCTIONS = 0xf8
DATA = 0xfa

# Instructions. RE (0x04) selects the extended set and may not change together with
# another bit, so graphics are switched on in two steps.
BASIC = 0x30
EXTENDED = 0x34
GRAPHICS = 0x36
DISPLAY_ON = 0x0c
CLEAR_TEXT = 0x01
ADDRESS = 0x80

# The chip drives 32 rows of 256 pixels. The right half of each row appears 32 rows lower
# on the screen.
ROWS = 32
RIGHT_HALF = 8

# Places in the bytes that are sent for a row: a header and the address, a header and the pixels.
ROW_ADDRESS = 1
WORD_ADDRESS = 3
PIXELS = 6
ROW_BYTES = 16
ROW_END = PIXELS + 2 * ROW_BYTES


class Screen:
    """A screen on a bus. `select` is its select line, active high, or None if it is
    always selected. `reset` is its reset line, active low, or None."""

    width = 128
    height = 64

    def __init__(self, spi, select=None, reset=None):
        self.spi = spi
        self.select = select
        self.pixels = bytearray(ROW_BYTES * self.height)
        self.short = bytearray(3)
        self.short[0] = INSTRUCTIONS
        self.row = bytearray(ROW_END)
        self.row[0] = INSTRUCTIONS
        self.row[PIXELS - 1] = DATA
        if reset is not None:
            reset.value(0)
            sleep_ms(10)
            reset.value(1)
        sleep_ms(40)
        self.start()

    def start(self):
        """Switch the chip to graphics. This is harmless at any time."""
        for code in (BASIC, DISPLAY_ON, CLEAR_TEXT):
            self.instruct(code)
        sleep_ms(2)
        for code in (EXTENDED, GRAPHICS):
            self.instruct(code)

    def instruct(self, code):
        self.short[1] = code & 0xf0
        self.short[2] = code << 4 & 0xf0
        self.send(self.short)
        sleep_us(100)

    def send(self, line):
        """Send bytes, of which the first is a header."""
        if self.select is None:
            self.spi.write(line)
            return
        self.select.value(1)
        self.spi.write(line)
        self.select.value(0)

    def clear(self):
        """Blank all pixels; the screen changes with the next `redraw`."""
        pixels = self.pixels
        i = len(pixels)
        while i > 0:
            i -= 1
            pixels[i] = 0

    def redraw(self):
        """Send all pixels."""
        pixels = self.pixels
        row = self.row
        at = 0
        y = 0
        while y < self.height:
            address = ADDRESS | y % ROWS
            row[ROW_ADDRESS] = address & 0xf0
            row[ROW_ADDRESS + 1] = address << 4 & 0xf0
            row[WORD_ADDRESS] = ADDRESS
            row[WORD_ADDRESS + 1] = RIGHT_HALF << 4 if y >= ROWS else 0
            i = PIXELS
            while i < ROW_END:
                byte = pixels[at]
                row[i] = byte & 0xf0
                row[i + 1] = byte << 4 & 0xf0
                at += 1
                i += 2
            self.send(row)
            y += 1
