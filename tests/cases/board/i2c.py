# oracle: design `machine` needs a board; what its ESP8266 port prints on a bus on which nobody answers
# machine.I2C and SoftI2C: how they are made and shown, transfers that nobody acknowledges, the primitives.
import array
import framebuf
import micropython
from machine import I2C, Pin, SoftI2C

scl, sda = Pin(5), Pin(4)
print(I2C is SoftI2C, I2C)
print(I2C(scl=scl, sda=sda), I2C(scl, sda, freq=100000), SoftI2C(sda=sda, scl=scl, freq=33000, timeout=100))
print(I2C(-1, scl, sda), I2C(0, scl=scl, sda=sda, freq=1000000), I2C(id=-1, scl=scl, sda=sda, freq=1))
print(I2C(scl=Pin(16), sda=Pin(2)), type(I2C(scl, sda)))

# Both lines are released, and have resistors.
bus = I2C(scl, sda, freq=400000)
print(scl(), sda())
print(bus.start())
print(bus.write(b"\x00\xff"), bus.write(b""), bus.write("text"))
buffer = bytearray(3)
print(bus.readinto(buffer), buffer, bus.readinto(memoryview(buffer)[1:2], False), bus.readinto(bytearray()))
print(bus.stop(), scl(), sda())
print(bus.scan())
print(bus.init(scl, sda), bus, bus.init(scl=sda, sda=scl, freq=50000), bus)
print(bus.deinit(), bus.init(scl, sda))


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


pixels = framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_VLSB)
for f in (
    lambda: bus.writeto(0x3C, b"ab"),
    lambda: bus.writeto(0x3C, b""),
    lambda: bus.writeto(0x3C, pixels, False),
    lambda: bus.writevto(0x3C, [b"\x40", bytearray(8)]),
    lambda: bus.writevto(0x3C, (b"\x40", pixels, memoryview(b"abc")[1:]), True),
    lambda: bus.writevto(0x3C, []),
    lambda: bus.readfrom(0x3C, 4),
    lambda: bus.readfrom(0x3C, 0, False),
    lambda: bus.readfrom_into(0x3C, buffer),
    lambda: bus.readfrom_into(0x3C, array.array("H", [1, 2]), False),
    lambda: bus.readfrom_mem(0x50, 7, 2),
    lambda: bus.readfrom_mem(0x50, 0x1234, 2, addrsize=16),
    lambda: bus.readfrom_mem(addr=0x50, memaddr=7, arg=2, addrsize=0),
    lambda: bus.readfrom_mem_into(0x50, 7, buffer, addrsize=32),
    lambda: bus.writeto_mem(0x50, 7, b"ab"),
    lambda: bus.writeto_mem(0x50, 7, pixels, addrsize=8),
):
    error(f)

# A driver's calls take no memory, but for the exception.
micropython.heap_lock()
bus.start()
n = bus.write(buffer)
bus.readinto(buffer)
bus.stop()
micropython.heap_unlock()
print(n)

for f in (
    lambda: I2C(),
    lambda: I2C(scl),
    lambda: I2C(sda=sda),
    lambda: I2C(5, 4),
    lambda: I2C(2, scl, sda),
    lambda: I2C(scl=5, sda=4),
    lambda: I2C(scl, "sda"),
    lambda: I2C(scl, sda, 100000),
    lambda: I2C(0, scl, sda, 100000),
    lambda: I2C(scl, sda, baudrate=100000),
    lambda: I2C(scl, sda, freq="fast"),
    lambda: bus.init(),
    lambda: bus.writeto(0x3C, 5),
    lambda: bus.writeto("a", b""),
    lambda: bus.writeto(0x3C),
    lambda: bus.writevto(0x3C, b"ab"),
    lambda: bus.writevto(0x3C, [b"ab", 5]),
    lambda: bus.writevto(0x3C, {1: 2}),
    lambda: bus.readfrom(0x3C, "4"),
    lambda: bus.readfrom_into(0x3C, b"constant"),
    lambda: bus.readinto(b"constant"),
    lambda: bus.write(7),
    lambda: bus.readfrom_mem(0x50, 7),
    lambda: bus.readfrom_mem(0x50, 7, 2, addrsize=12),
    lambda: bus.readfrom_mem(0x50, 7, 2, addrsize=40),
    lambda: bus.readfrom_mem(0x50, 7, 2, addrsize=-8),
    lambda: bus.readfrom_mem(0x50, 7, 2, 16),
    lambda: bus.readfrom_mem(0x50, 7, n=2),
    lambda: bus.readfrom_mem_into(0x50, 7, b"constant"),
    lambda: bus.writeto_mem(0x50, 7, 5),
    lambda: bus.writeto_mem(0x50),
):
    error(f)


class Screen(I2C):
    def command(self, byte):
        return self.writeto(0x3C, bytes((0x80, byte)))


error(lambda: Screen(scl, sda).command(1))
print(Screen(scl=scl, sda=sda).scan())

