"""A thermometer LM75A: eleven bits of two's complement, eighths of a degree. NXP's data sheet."""

import time
import ustruct
from machine import SoftI2C, Pin


class LM75A:
    TEMP, CONF, THYST, TOS = range(4)

    def __init__(self, bus, address=0x48):
        self.bus = bus
        self.address = address

    def read16(self, register):
        self.bus.writeto(self.address, bytes([register]))
        return ustruct.unpack(">h", self.bus.readfrom(self.address, 2))[0]

    def temperature(self):
        return (self.read16(self.TEMP) >> 5) * 0.125

    def threshold(self, register, degrees=None):
        if degrees is not None:
            self.bus.writeto_mem(self.address, register, ustruct.pack(">h", int(degrees * 2) << 7))
        return (self.read16(register) >> 7) / 2

    def config(self, value=None):
        if value is not None:
            self.bus.writeto(self.address, bytes((self.CONF, value)))
        return self.bus.readfrom_mem(self.address, self.CONF, 1)[0]


lm75 = LM75A(SoftI2C(scl=Pin(5), sda=Pin(4), freq=100_000))
print("defaults", lm75.config(), lm75.threshold(LM75A.TOS), lm75.threshold(LM75A.THYST))
print(lm75.temperature())
lm75.threshold(LM75A.TOS, 30.5)
lm75.threshold(LM75A.THYST, -20.5)
print("set", lm75.threshold(LM75A.TOS), lm75.threshold(LM75A.THYST))
time.sleep_ms(4000)
print(lm75.temperature())
# The pointer stays at the temperature: it can be read without being set again.
print(lm75.bus.readfrom(0x48, 2))
# Shut down, the last value stays.
print("config", lm75.config(1))
time.sleep_ms(4000)
print(lm75.temperature())
lm75.config(0)
time.sleep_ms(110)
print(lm75.temperature())
