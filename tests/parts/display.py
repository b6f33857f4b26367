# A display of 128 by 64 pixels on each kind of bus: I2C, hardware SPI, software SPI.
from machine import Pin, SoftI2C, SPI, SoftSPI
import framebuf

INIT = b"\xae\x20\x00\x40\xa1\xa8\x3f\xc8\xd3\x00\xda\x12\xd5\x80\xd9\xf1\xdb\x30\x81\x7f\xa4\xa6\x8d\x14\xaf"


class Display:
    def __init__(self):
        self.buffer = bytearray(1024)
        self.picture = framebuf.FrameBuffer(self.buffer, 128, 64, framebuf.MONO_VLSB)
        self.commands(INIT)

    def show(self):
        self.commands(b"\x21\x00\x7f\x22\x00\x07")
        self.data(self.buffer)


class OnI2c(Display):
    def __init__(self, i2c):
        self.i2c = i2c
        super().__init__()

    def commands(self, codes):
        for code in codes:
            self.i2c.writeto(0x3C, bytes((0x80, code)))

    def data(self, data):
        self.i2c.writevto(0x3C, (b"\x40", data))


class OnSpi(Display):
    def __init__(self, spi, dc, cs):
        self.spi, self.dc, self.cs = spi, dc, cs
        dc.init(Pin.OUT, value=0)
        cs.init(Pin.OUT, value=1)
        super().__init__()

    def send(self, kind, data):
        self.dc(kind)
        self.cs(0)
        self.spi.write(data)
        self.cs(1)

    def commands(self, codes):
        self.send(0, codes)

    def data(self, data):
        self.send(1, data)


def draw(display, word):
    display.picture.text(word, 4, 8)
    display.picture.rect(0, 0, 128, 64, 1)
    display.show()
    print(word, sum(bin(byte).count("1") for byte in display.buffer))


i2c = SoftI2C(scl=Pin(5), sda=Pin(4), freq=400000)
print([hex(address) for address in i2c.scan()])
draw(OnI2c(i2c), "on I2C")
draw(OnSpi(SPI(1, baudrate=10000000), Pin(16), Pin(15)), "hardware")
soft = SoftSPI(baudrate=500000, polarity=0, phase=0, sck=Pin(0), mosi=Pin(2), miso=Pin(12))
draw(OnSpi(soft, Pin(9), Pin(10)), "software")
