from check import check, raised, emptied
from machine import I2C, Pin, SoftI2C

print("I2C")
# Nobody is on the bus. A line that nobody pulls low is high.
scl, sda = Pin(5), Pin(4)


def new(**more):
    return I2C(scl=scl, sda=sda, **more)


#: machine.I2C machine.SoftI2C
check((repr(I2C(scl, sda, freq=100000)), type(SoftI2C(sda=sda, scl=scl)) is I2C), ("SoftI2C(scl=5, sda=4, freq=100000)", True))
#: machine.I2C.init machine.SoftI2C.init
bus = new()
bus.init(scl=sda, sda=scl, freq=50000)
check(repr(bus), "SoftI2C(scl=4, sda=5, freq=50000)")
#: machine.I2C.deinit machine.SoftI2C.deinit
bus = new()
bus.start()
bus.deinit()
# An input, which nothing pulls up here.
scl.value(1)
check(scl.value(), 0)
#: machine.I2C.scan machine.SoftI2C.scan
check(new().scan(), [])
#: machine.I2C.start machine.SoftI2C.start
bus = new()
bus.start()
check((scl.value(), sda.value()), (0, 1))
#: machine.I2C.stop machine.SoftI2C.stop
bus = new()
bus.start()
bus.stop()
check((scl.value(), sda.value()), (1, 1))
#: machine.I2C.write machine.SoftI2C.write
bus = new()
bus.start()
check((bus.write(b"\x12\x34"), bus.write(b""), scl.value()), (0, 0, 0))
#: machine.I2C.readinto machine.SoftI2C.readinto
bus = new()
data = bytearray(3)
bus.start()
bus.readinto(data)
check(bytes(data), b"\xff\xff\xff")
#: machine.I2C.readfrom machine.SoftI2C.readfrom
check(raised(lambda: new().readfrom(8, 1)), "OSError(19,)")
#: machine.I2C.readfrom_into machine.SoftI2C.readfrom_into
check(raised(lambda: new().readfrom_into(8, bytearray(1))), "OSError(19,)")
#: machine.I2C.writeto machine.SoftI2C.writeto
check(raised(lambda: new().writeto(8, b"")), "OSError(19,)")
#: machine.I2C.writevto machine.SoftI2C.writevto
check(raised(lambda: new().writevto(8, [b"a", b""])), "OSError(19,)")
#: machine.I2C.readfrom_mem machine.SoftI2C.readfrom_mem
check(raised(lambda: new().readfrom_mem(8, 1, 2, addrsize=16)), "OSError(19,)")
#: machine.I2C.readfrom_mem_into machine.SoftI2C.readfrom_mem_into
check(raised(lambda: new().readfrom_mem_into(8, 1, bytearray(1))), "OSError(19,)")
#: machine.I2C.writeto_mem machine.SoftI2C.writeto_mem
check(raised(lambda: new().writeto_mem(8, 1, b"a")), "OSError(19,)")
