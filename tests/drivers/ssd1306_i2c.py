"""A display of 128 by 64 pixels with the controller SSD1306, on I2C.

The control bytes, commands and the order of the display's memory are those of Solomon Systech's data sheet: 0x00 before
commands, 0x40 before data, pages of eight rows, the lowest bit on top.
"""

import framebuf
import time
from machine import I2C, Pin

SET_CONTRAST = const(0x81)
SET_ENTIRE_ON = const(0xA4)
SET_NORM_INV = const(0xA6)
SET_DISP = const(0xAE)
SET_MEM_ADDR = const(0x20)
SET_COL_ADDR = const(0x21)
SET_PAGE_ADDR = const(0x22)
SET_START_LINE = const(0x40)
SET_SEG_REMAP = const(0xA0)
SET_MUX_RATIO = const(0xA8)
SET_COM_OUT_DIR = const(0xC0)
SET_OFFSET = const(0xD3)
SET_COM_PINS = const(0xDA)
SET_CLOCK_DIV = const(0xD5)
SET_PRECHARGE = const(0xD9)
SET_VCOM_DESEL = const(0xDB)
SET_CHARGE_PUMP = const(0x8D)


class Display(framebuf.FrameBuffer):
    def __init__(self, width, height, i2c, addr=0x3C):
        self.width = width
        self.height = height
        self.i2c = i2c
        self.addr = addr
        self.pages = height // 8
        self.buffer = bytearray(width * self.pages)
        self.command_bytes = bytearray(2)
        self.vector = [b"\x40", self.buffer]
        super().__init__(self.buffer, width, height, framebuf.MONO_VLSB)
        self.setup()

    def command(self, *commands):
        for value in commands:
            self.command_bytes[0] = 0x80  # Co = 1, D/C# = 0: one command follows
            self.command_bytes[1] = value
            self.i2c.writeto(self.addr, self.command_bytes)

    def setup(self):
        for value in (
            SET_DISP,
            SET_MEM_ADDR, 0x00,
            SET_START_LINE,
            SET_SEG_REMAP | 1,
            SET_MUX_RATIO, self.height - 1,
            SET_COM_OUT_DIR | 8,
            SET_OFFSET, 0,
            SET_COM_PINS, 0x12 if self.height == 64 else 0x02,
            SET_CLOCK_DIV, 0x80,
            SET_PRECHARGE, 0xF1,
            SET_VCOM_DESEL, 0x30,
            SET_CONTRAST, 0xFF,
            SET_ENTIRE_ON,
            SET_NORM_INV,
            SET_CHARGE_PUMP, 0x14,
        ):
            self.command(value)
        self.fill(0)
        self.show()
        self.command(SET_DISP | 1)

    def show(self):
        self.command(SET_COL_ADDR, 0, self.width - 1, SET_PAGE_ADDR, 0, self.pages - 1)
        self.i2c.writevto(self.addr, self.vector)

    def show_page(self, page):
        """Sends one page, by the register-like form of a write."""
        self.command(SET_COL_ADDR, 0, self.width - 1, SET_PAGE_ADDR, page, page)
        begin = page * self.width
        self.i2c.writeto_mem(self.addr, 0x40, memoryview(self.buffer)[begin : begin + self.width])

    def contrast(self, value):
        self.command(SET_CONTRAST, value)

    def invert(self, invert):
        self.command(SET_NORM_INV | (invert & 1))

    def power(self, on):
        self.command(SET_DISP | (on & 1))


i2c = I2C(scl=Pin(5), sda=Pin(4), freq=400000)
print([hex(a) for a in i2c.scan()])
status = i2c.readfrom(0x3C, 1)[0]
print("display off:", bool(status & 0x40))
oled = Display(128, 64, i2c)
print("display off:", bool(i2c.readfrom(0x3C, 1)[0] & 0x40))
oled.text("HI", 0, 0)
oled.rect(20, 10, 11, 7, 1)
oled.fill_rect(40, 30, 5, 20, 1)
oled.hline(0, 63, 128, 1)
oled.pixel(127, 0, 1)
oled.show()
print("drawn")
time.sleep_ms(4000)
# Only page 1 goes out: what was drawn in page 4 stays behind.
oled.pixel(100, 8, 1)
oled.pixel(100, 39, 1)
oled.show_page(1)
print("one page")
time.sleep_ms(4000)
oled.contrast(7)
oled.invert(1)
print("inverted")
time.sleep_ms(4000)
# The start line 8 moves the picture up by eight rows; the first rows come in again from below.
oled.invert(0)
oled.command(SET_START_LINE | 8)
print("scrolled")
time.sleep_ms(4000)
oled.power(0)
print("off")
