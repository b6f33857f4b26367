"""A display of 128 by 32 pixels with the controller SSD1306, on SPI, in the page addressing mode that it has after a reset."""

import framebuf
import time
from machine import SPI, Pin


class Oled32(framebuf.FrameBuffer):
    def __init__(self, spi, dc, res, cs):
        self.spi = spi
        self.dc = dc
        self.cs = cs
        self.res = res
        self.dc.init(Pin.OUT, value=0)
        self.res.init(Pin.OUT, value=1)
        self.cs.init(Pin.OUT, value=1)
        self.buf = bytearray(128 * 4)
        super().__init__(self.buf, 128, 32, framebuf.MONO_VLSB)
        self.reset()
        self.cmd(b"\xae\xd5\x80\xa8\x1f\xd3\x00\x40\x8d\x14\xa1\xc8\xda\x02\x81\x8f\xd9\xf1\xdb\x40\xa4\xa6")
        self.show()
        self.cmd(b"\xaf")

    def reset(self):
        time.sleep_ms(1)
        self.res(0)
        time.sleep_ms(10)
        self.res(1)

    def cmd(self, data):
        self.dc(0)
        self.cs(0)
        self.spi.write(data)
        self.cs(1)

    def data(self, data):
        self.dc(1)
        self.cs(0)
        self.spi.write(data)
        self.cs(1)

    def show(self):
        view = memoryview(self.buf)
        for page in range(4):
            self.cmd(bytes((0xB0 | page, 0x00, 0x10)))
            self.data(view[page * 128 : page * 128 + 128])


spi = SPI(1, baudrate=8000000, polarity=0, phase=0)
oled = Oled32(spi, dc=Pin(0), res=Pin(2), cs=Pin(15))
oled.text("A1", 100, 24)
oled.line(0, 0, 31, 31, 1)
oled.show()
print("drawn")
time.sleep_ms(4000)
# A byte at page 2, column 0x35, by the two halves of the column's number
oled.cmd(b"\xb2\x05\x13")
oled.data(b"\xff\x01")
print("poked")
time.sleep_ms(4000)
oled.scroll(0, -8)
oled.show()
print("scrolled")
