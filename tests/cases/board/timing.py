# oracle: design `machine` needs a board; what the ESP8266 port does with lines on which nothing happens
# Lines with exact timing: bitstream, time_pulse_us, dht_readinto, one wire, strips, and what they refuse.
import array
import dht
import ds18x20
import machine
import neopixel
import onewire
from machine import Pin, bitstream, dht_readinto, time_pulse_us

pin = Pin(4)
WS2812 = (400, 850, 800, 450)


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


pin.init(Pin.OUT, value=1)
for data in (b"", b"a", bytearray(3), "text", array.array("H", [1, 2]), memoryview(bytearray(9))[1:8], b"a frozen row of bytes"):
    print(bitstream(pin, 0, WS2812, data), pin())
print(bitstream(pin, 0, list(WS2812), b"x"))
for f in (
    lambda: bitstream(pin, 1, WS2812, b""),
    lambda: bitstream(pin, 0, WS2812[:3], b""),
    lambda: bitstream(pin, 0, 5, b""),
    lambda: bitstream(pin, 0, (1, 2, 3, "4"), b""),
    lambda: bitstream(pin, 0, WS2812, 5),
    lambda: bitstream(4, 0, WS2812, b""),
    lambda: bitstream(pin, 0, WS2812),
):
    error(f)

pin.init(Pin.IN)
print(time_pulse_us(pin, 1, 20), time_pulse_us(pin, 0, 20), time_pulse_us(pin, False, 0))
pin.init(Pin.IN, Pin.PULL_UP)
print(time_pulse_us(pin, 0, 20), time_pulse_us(pin, 1, 20))
for f in (lambda: time_pulse_us(4, 1, 20), lambda: time_pulse_us(pin, 1, "a"), lambda: time_pulse_us(pin)):
    error(f)

for f in (
    lambda: dht_readinto(pin, bytearray(5)),
    lambda: dht_readinto(pin, bytearray(4)),
    lambda: dht_readinto(pin, b"12345"),
    lambda: dht_readinto(4, bytearray(5)),
    lambda: dht.DHT22(pin).measure(),
):
    error(f)

wire = onewire.OneWire(pin)
print(wire.reset(), wire.readbit(), wire.readbyte(), wire.scan(), pin())
print(wire.writebit(0), wire.writebyte(5), wire.write(b"ab"), wire.select_rom(bytes(8)))
error(lambda: wire.reset(True))
print(hex(wire.crc8(b"\x02\x1c\xb8\x01\0\0\0")), wire.crc8(b""), wire.MATCH_ROM, wire.SEARCH_ROM, wire.SKIP_ROM)
sensor = ds18x20.DS18X20(wire)
print(sensor.scan())
error(sensor.convert_temp)
error(lambda: sensor.read_temp(bytes(8)))
error(lambda: onewire.OneWire(4))

strip = neopixel.NeoPixel(Pin(5), 3)
strip.fill((1, 2, 3))
strip[1] = (10, 20, 30)
print(len(strip), strip.buf, strip[1], strip[-1], strip.write())
strip = neopixel.NeoPixel(Pin(5), 2, 4, (1, 2, 3, 4))
strip[0] = (1, 2, 3, 4)
print(strip.buf, strip[0], strip.timing)


def assign(i, v):
    strip[i] = v


error(lambda: assign(2, (1, 2, 3, 4)))
error(lambda: assign(0, (1, 2, 3)))
error(lambda: assign(0, (256, 2, 3, 4)))
