"""A strip of eight WS2812, with the times of Worldsemi's data sheet given to `machine.bitstream`, and by `neopixel`."""

import time
from machine import Pin, bitstream
from neopixel import NeoPixel


class Strip:
    # T0H, T0L, T1H, T1L of the WS2812B, in nanoseconds
    TIMES = (400, 850, 800, 450)

    def __init__(self, pin, n):
        self.pin = pin
        self.n = n
        self.buf = bytearray(n * 3)
        pin.init(Pin.OUT, value=0)

    def __setitem__(self, i, colour):
        r, g, b = colour
        self.buf[i * 3 : i * 3 + 3] = bytes((g, r, b))

    def write(self):
        bitstream(self.pin, 0, self.TIMES, self.buf)
        time.sleep_us(300)


def wheel(pos):
    pos = 255 - pos
    if pos < 85:
        return (255 - pos * 3, 0, pos * 3)
    if pos < 170:
        pos -= 85
        return (0, pos * 3, 255 - pos * 3)
    pos -= 170
    return (pos * 3, 255 - pos * 3, 0)


strip = Strip(Pin(13), 8)
for i in range(8):
    strip[i] = wheel(i * 32)
strip.write()
print("wheel")
time.sleep_ms(4000)
np = NeoPixel(Pin(13, Pin.OUT), 8)
np.fill((0, 0, 0))
np[0] = (255, 128, 0)
np[1] = (0x12, 0x34, 0x56)
np[7] = (1, 0, 255)
np.write()
print("neopixel", len(np), np[0], np[7], bytes(np.buf[:6]))
time.sleep_ms(4000)
# Two lamps only: the others keep their colours.
short = NeoPixel(Pin(13), 2)
short[0] = short[1] = (9, 8, 7)
short.write()
print("short")
time.sleep_ms(4000)
white = NeoPixel(Pin(12), 3, bpp=4)
white[0] = (1, 2, 3, 4)
white[2] = (255, 0, 170, 85)
white.write()
slow = NeoPixel(Pin(14), 2, timing=0)
slow[0] = (10, 20, 30)
slow[1] = (200, 100, 50)
slow.write()
print("four bytes, and 400 kHz")
time.sleep_ms(4000)
# The times of the WS2811 data sheet, low-speed mode: T0H, T0L, T1H, T1L
slow = NeoPixel(Pin(14), 2, timing=(500, 2000, 1200, 1300))
slow[0] = (255, 0, 1)
slow.write()
print("400 kHz")
