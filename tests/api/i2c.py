# tool: --part eeprom:address=0x50,content=ABCDEFGH --part lm75:temperature=25
from check import check, raised, emptied
from machine import I2C, Pin, SoftI2C
import time

print("I2C")
# An EEPROM of 4 KiB with 16-bit addresses at 0x50, and a thermometer at 0x48, on GPIO 5 and 4.
scl, sda = Pin(5), Pin(4)
hard = I2C(scl=scl, sda=sda, freq=100000)
soft = SoftI2C(scl=scl, sda=sda, freq=100000)


def send(bus, *data):
    """A transfer by the primitives."""
    bus.start()
    acks = [bus.write(bytes(d)) for d in data]
    bus.stop()
    return acks


#: machine.I2C machine.I2C.scan
check(hard.scan(), [0x48, 0x50])
#: machine.SoftI2C machine.SoftI2C.scan
check(soft.scan(), [0x48, 0x50])
#: machine.I2C.writeto machine.I2C.readfrom
acks = hard.writeto(0x50, b"\0\2")
check((acks, hard.readfrom(0x50, 3)), (2, b"CDE"))
check(raised(lambda: hard.writeto(0x51, b"x")), "OSError(19,)")
#: machine.SoftI2C.writeto machine.SoftI2C.readfrom
acks = soft.writeto(0x50, b"\0\2")
check((acks, soft.readfrom(0x50, 3)), (2, b"CDE"))
check(raised(lambda: soft.readfrom(0x51, 1)), "OSError(19,)")
#: machine.I2C.readfrom_into
hard.writeto(0x50, b"\0\4")
data = bytearray(2)
hard.readfrom_into(0x50, data)
check(bytes(data), b"EF")
#: machine.SoftI2C.readfrom_into
soft.writeto(0x50, b"\0\4")
data = bytearray(2)
soft.readfrom_into(0x50, data)
check(bytes(data), b"EF")
#: machine.I2C.writevto
acks = hard.writevto(0x50, [b"\0", b"\3"])
check((acks, hard.readfrom(0x50, 1)), (2, b"D"))
#: machine.SoftI2C.writevto
acks = soft.writevto(0x50, (b"\0", bytearray(b"\3")))
check((acks, soft.readfrom(0x50, 1)), (2, b"D"))
#: machine.I2C.readfrom_mem
check(hard.readfrom_mem(0x50, 1, 2, addrsize=16), b"BC")
#: machine.SoftI2C.readfrom_mem
check(soft.readfrom_mem(0x48, 0, 2), b"\x19\0")
#: machine.I2C.readfrom_mem_into
data = bytearray(2)
hard.readfrom_mem_into(0x48, 0, data)
check(bytes(data), b"\x19\0")
#: machine.SoftI2C.readfrom_mem_into
data = bytearray(2)
soft.readfrom_mem_into(0x50, 6, data, addrsize=16)
check(bytes(data), b"GH")
#: machine.I2C.writeto_mem
hard.writeto_mem(0x50, 0x20, b"new", addrsize=16)
time.sleep_ms(10)
check(hard.readfrom_mem(0x50, 0x20, 3, addrsize=16), b"new")
#: machine.SoftI2C.writeto_mem
soft.writeto_mem(0x50, 0x40, b"own", addrsize=16)
time.sleep_ms(10)
check(soft.readfrom_mem(0x50, 0x40, 3, addrsize=16), b"own")
#: machine.I2C.start machine.I2C.stop machine.I2C.write
check(hard.start(), None)
held = scl.value(), sda.value()
acks = hard.write(b"\xa0\0\5")
hard.stop()
check((held, acks, scl.value(), sda.value()), ((1, 0), 3, 1, 1))
check(hard.readfrom(0x50, 1), b"F")
#: machine.SoftI2C.start machine.SoftI2C.stop machine.SoftI2C.write
soft.start()
held = scl.value(), sda.value()
acks = soft.write(b"\xa0\0\5")
soft.stop()
check((held, acks, scl.value(), sda.value()), ((1, 0), 3, 1, 1))
check(soft.readfrom(0x50, 1), b"F")
#: machine.I2C.readinto
hard.writeto(0x50, b"\0\0")
data = bytearray(3)
hard.start()
hard.write(b"\xa1")
hard.readinto(data, True)
hard.stop()
check(bytes(data), b"ABC")
#: machine.SoftI2C.readinto
soft.writeto(0x50, b"\0\0")
data = bytearray(3)
soft.start()
soft.write(b"\xa1")
soft.readinto(data)
soft.stop()
check(bytes(data), b"ABC")
#: machine.I2C.init
bus = I2C(scl=scl, sda=sda, freq=100000)
bus.init(scl, sda, freq=50000)
check("freq=50000" in repr(bus), True)
#: machine.SoftI2C.init
bus = SoftI2C(scl=scl, sda=sda, freq=100000)
bus.init(scl, sda, freq=50000)
check("freq=50000" in repr(bus), True)
#: machine.I2C.deinit
check((hard.deinit(), raised(lambda: I2C.deinit())[:9]), (None, "TypeError"))
#: machine.SoftI2C.deinit
check((soft.deinit(), raised(lambda: SoftI2C.deinit())[:9]), (None, "TypeError"))
