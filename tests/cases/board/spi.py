# oracle: design `machine` needs a board; what its ESP8266 port prints where nobody answers: a bus reads ones, a loose pin zeros
# machine.SPI and SoftSPI: how they are made and shown, read, write and both at once, also without taking memory.
import array
import micropython
from machine import SPI, Pin, SoftSPI

print(SPI.MSB, SPI.LSB, SoftSPI.MSB)
print(SPI(1))
print(SPI(1, 1000000), SPI(1, baudrate=3000000, polarity=1, phase=1))
print(SPI(1, 40000000, 1, 0, firstbit=SPI.MSB, bits=8))
print(SPI(baudrate=100000, polarity=0, phase=0))
wires = {"sck": Pin(4), "mosi": Pin(5), "miso": Pin(16)}
print(SPI(-1, baudrate=100000, polarity=1, phase=0, **wires))
print(SPI(baudrate=10000, **wires), SPI(id=-1, **wires))
print(SPI(1, sck=Pin(14), mosi=Pin(13), miso=Pin(12)))
print(SoftSPI(250000, polarity=0, phase=1, **wires), SoftSPI(baudrate=8000000, **wires))
print(Pin(4)(), type(SPI(1)), type(SPI(-1, **wires)))

spi = SPI(1, baudrate=2000000)
spi.init(polarity=1)
print(spi)
spi.init()
spi.init(baudrate=80000000, phase=1)
print(spi, spi.deinit())
soft = SoftSPI(**wires)
print(soft)
soft.init(baudrate=3333, polarity=1)
print(soft, Pin(4)())
soft.init(sck=Pin(14))
print(soft)

for s in (spi, soft):
    print(s.read(3), s.read(0), s.read(2, 0x55))
    buffer = bytearray(5)
    print(s.readinto(buffer), buffer)
    buffer = bytearray(70)
    view = memoryview(buffer)
    s.readinto(view[2:69], 0x42)
    print(buffer[:4], buffer[-3:], buffer.count(b"\xff"))
    items = array.array("H", [1, 2])
    s.write_readinto(b"abcd", items)
    print(items)
    s.write_readinto(buffer, buffer)
    print(buffer.count(b"\xff"))
    print(s.write(b"abc"), s.write("text"), s.write(items), s.write(view[1:3]), s.write(b""))

# What a screen's driver does: nothing is allocated.
frozen = b"a frozen row of pixels, longer than what the chip sends in one piece: 64 bytes"
row = bytearray(100)
back = bytearray(100)
micropython.heap_lock()
spi.write(frozen)
spi.write(row)
spi.readinto(row)
spi.write_readinto(row, back)
soft.write(row)
soft.write_readinto(row, back)
micropython.heap_unlock()
print(back.count(b"\x00"), row.count(b"\xff"))


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: SPI(0))
error(lambda: SPI(2, 1000))
error(lambda: SPI("1"))
error(lambda: SPI(1, 50000000))
error(lambda: SPI(1, 100))
error(lambda: SPI(1, 0))
error(lambda: SPI(1, -5))
error(lambda: SPI(1, bits=16))
error(lambda: SPI(1, firstbit=SPI.LSB))
error(lambda: SPI(1, sck=Pin(4), mosi=Pin(5), miso=Pin(16)))
error(lambda: SPI(1, cs=Pin(15)))
error(lambda: SPI(1, 1, 2, 3, 4))
error(lambda: SPI(-1))
error(lambda: SoftSPI(sck=Pin(4), mosi=Pin(5)))
error(lambda: SoftSPI(sck=4, mosi=5, miso=16))
error(lambda: SoftSPI(0, **wires))
error(lambda: spi.write(5))
error(lambda: spi.readinto(b"constant"))
error(lambda: spi.write_readinto(b"abc", bytearray(2)))
error(lambda: spi.read(-1))
error(lambda: spi.read())
error(lambda: spi.write(b"a", b"b"))
error(lambda: SPI.write(soft, b"a"))


class Bus(SPI):
    def send(self, x):
        return self.write(x), self.read(1)


print(Bus(1, 1000000).send(b"x"), SPI.write(Bus(1), b"a"))
