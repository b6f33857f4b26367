# An EEPROM, whose write cycle is waited for, and a thermometer that stretches the clock.
from machine import Pin, SoftI2C

i2c = SoftI2C(scl=Pin(5), sda=Pin(4))
print(i2c.scan())


def wait():
    tries = 0
    while True:
        try:
            i2c.writeto(0x50, b"")
            return tries
        except OSError:
            tries += 1


i2c.writeto_mem(0x50, 0x0FE0, b"permafrost", addrsize=16)
print(wait() > 3)
print(i2c.readfrom_mem(0x50, 0x0FE0, 12, addrsize=16))
# The end of a page is followed by its beginning, the end of the memory by that of the memory.
i2c.writeto_mem(0x50, 0x0FFE, b"abcd", addrsize=16)
wait()
print(i2c.readfrom_mem(0x50, 0x0FFE, 4, addrsize=16), i2c.readfrom_mem(0x50, 0x0FE0, 2, addrsize=16))


def degrees():
    data = i2c.readfrom_mem(0x48, 0, 2)
    value = data[0] << 3 | data[1] >> 5
    return (value - (value >> 10 << 11)) / 8


print(degrees())
# The first coefficient, the identification, and a measurement in forced mode.
print(i2c.readfrom_mem(0x76, 0x88, 2), i2c.readfrom_mem(0x76, 0xD0, 1))
i2c.writeto_mem(0x76, 0xF2, b"\x01")
i2c.writeto_mem(0x76, 0xF4, b"\x25")
while i2c.readfrom_mem(0x76, 0xF3, 1)[0] & 8:
    pass
print(i2c.readfrom_mem(0x76, 0xF7, 8).hex())
input("set: ")
print(degrees())
