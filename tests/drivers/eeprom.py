"""An EEPROM 24C32: 4096 bytes in pages of 32, which does not answer while it writes. Atmel's data sheet."""

import time
from machine import I2C, Pin


class EEPROM:
    PAGE = 32

    def __init__(self, i2c, addr=0x50, size=4096):
        self.i2c = i2c
        self.addr = addr
        self.size = size
        self.polls = 0

    def wait(self):
        """Acknowledge polling: the address alone, until somebody answers."""
        begin = time.ticks_us()
        while True:
            try:
                self.i2c.writeto(self.addr, b"")
                return time.ticks_diff(time.ticks_us(), begin)
            except OSError:
                self.polls += 1

    def write(self, at, data):
        view = memoryview(data)
        while len(view):
            room = self.PAGE - at % self.PAGE
            piece = view[:room]
            self.i2c.writeto_mem(self.addr, at, piece, addrsize=16)
            self.wait()
            at += len(piece)
            view = view[len(piece) :]

    def read(self, at, count):
        return self.i2c.readfrom_mem(self.addr, at, count, addrsize=16)


i2c = I2C(scl=Pin(5), sda=Pin(4), freq=100000)
print(i2c.scan())
rom = EEPROM(i2c)
print("fresh", rom.read(0, 4))
text = b"A text of seventy-odd bytes that begins in one page and ends in the fourth one."
rom.write(30, text)
print(rom.read(30, len(text)) == text, rom.read(29, 1), rom.read(30 + len(text), 1))
print("polled", rom.polls > 4)
# More bytes than the page has: the address wraps around inside of the page.
i2c.writeto(0x50, b"\x02\x1e" + bytes(range(1, 5)))
took = rom.wait()
print("a write takes 5 ms:", 3500 < took <= 10000)
print(rom.read(0x21E, 3), rom.read(0x200, 3))
# During a write nobody answers.
i2c.writeto_mem(0x50, 0, b"\x11", addrsize=16)
try:
    i2c.readfrom_mem(0x50, 0, 1, addrsize=16)
    print("answered")
except OSError as e:
    print("OSError", e.errno)
rom.wait()
# Reading goes on behind the last byte with the first one; the next read at no address continues.
i2c.writeto_mem(0x50, 4095, b"\x99", addrsize=16)
rom.wait()
print(rom.read(4095, 2))
i2c.writeto(0x50, b"\x00\x1e", False)
into = bytearray(6)
i2c.readfrom_into(0x50, into)
print(into, i2c.readfrom(0x50, 5))
into = bytearray(4)
i2c.readfrom_mem_into(0x50, 30, into, addrsize=16)
print(into)
