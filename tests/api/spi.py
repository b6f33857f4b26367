from check import check, raised, emptied
from machine import Pin, SPI, SoftSPI
import machine

print("SPI")
# The card reader of the box is on the hardware bus: bit 7 of a byte reads a register, 0x37 is the version.
VERSION = 0x80 | 0x37 << 1


class Reader:
    """Selects the card reader."""

    def __enter__(self):
        Pin(2, Pin.OUT, value=0)

    def __exit__(self, *what):
        Pin(2, Pin.OUT, value=1)


def soft(**more):
    return SoftSPI(baudrate=500000, sck=Pin(14), mosi=Pin(5), miso=Pin(4), **more)


#: machine.SPI machine.SPI.write_readinto
bus = SPI(1, baudrate=1000000)
data = bytearray([VERSION, 0])
with Reader():
    bus.write_readinto(data, data)
check(data[1], 0x92)
#: machine.SPI.read
bus = SPI(1, baudrate=1000000)
with Reader():
    data = bus.read(2, VERSION)
check((len(data), data[1]), (2, 0x92))
#: machine.SPI.readinto
bus = SPI(1, baudrate=1000000)
data = bytearray(2)
with Reader():
    bus.readinto(data, VERSION)
check(data[1], 0x92)
#: machine.SPI.write
bus = SPI(1, baudrate=1000000)
# Writes the high byte of the reload value of the reader's timer.
with Reader():
    bus.write(bytes([0x2C << 1, 0x5A]))
with Reader():
    data = bus.read(2, 0x80 | 0x2C << 1)
check(data[1], 0x5A)
#: machine.SPI.init
bus = SPI(1, baudrate=1000000)
bus.init(baudrate=2000000, polarity=1)
check(repr(bus), "HSPI(id=1, baudrate=2000000, polarity=1, phase=0)")
#: machine.SPI.deinit
bus = SPI(1, baudrate=1000000)
check((bus.deinit(), raised(lambda: SPI.deinit())[:9]), (None, "TypeError"))
#: machine.SoftSPI machine.SoftSPI.write
bus = soft()
bus.write(b"\x01")
one = Pin(5).value()
bus.write(b"\x80")
check((one, Pin(5).value()), (1, 0))
#: machine.SoftSPI.read
bus = soft()
Pin(4, Pin.IN, Pin.PULL_UP)
high = bus.read(2)
Pin(4, Pin.OUT, value=0)
check((high, bus.read(1)), (b"\xff\xff", b"\0"))
#: machine.SoftSPI.readinto
bus = soft()
Pin(4, Pin.IN, Pin.PULL_UP)
data = bytearray(2)
bus.readinto(data)
check(bytes(data), b"\xff\xff")
#: machine.SoftSPI.write_readinto
bus = soft()
Pin(4, Pin.IN, Pin.PULL_UP)
data = bytearray(2)
bus.write_readinto(b"\0\1", data)
check((bytes(data), Pin(5).value()), (b"\xff\xff", 1))
#: machine.SoftSPI.init
bus = soft()
bus.init(polarity=1)
check((Pin(14).value(), "polarity=1" in repr(bus)), (1, True))
#: machine.SoftSPI.deinit
bus = soft()
check((bus.deinit(), raised(lambda: SoftSPI.deinit())[:9]), (None, "TypeError"))
