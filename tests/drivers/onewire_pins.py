"""Two thermometers DS18B20 on one wire, by a pin, sleeps and nothing else: reset, search, CRC and temperature are those of
Maxim's data sheet and of its application notes 27 and 187.
"""

import machine
import time
from machine import Pin, disable_irq, enable_irq


def crc8(data):
    crc = 0
    for byte in data:
        for _ in range(8):
            mix = (crc ^ byte) & 1
            crc >>= 1
            if mix:
                crc ^= 0x8C
            byte >>= 1
    return crc


class Wire:
    def __init__(self, number):
        self.value = Pin(number, Pin.OPEN_DRAIN, value=1).value

    def reset(self):
        value = self.value
        value(0)
        time.sleep_us(500)
        state = disable_irq()
        value(1)
        time.sleep_us(70)
        present = not value()
        enable_irq(state)
        time.sleep_us(420)
        return present

    def write_bit(self, bit):
        value = self.value
        state = disable_irq()
        if bit:
            value(0)
            value(1)
            enable_irq(state)
            time.sleep_us(60)
        else:
            value(0)
            time.sleep_us(60)
            value(1)
            enable_irq(state)
            time.sleep_us(5)

    def read_bit(self):
        value = self.value
        state = disable_irq()
        value(0)
        value(1)
        bit = value()
        enable_irq(state)
        time.sleep_us(60)
        return bit

    def write(self, byte):
        for _ in range(8):
            self.write_bit(byte & 1)
            byte >>= 1

    def read(self, count):
        data = bytearray(count)
        for n in range(count):
            for bit in range(8):
                data[n] |= self.read_bit() << bit
        return data

    def search(self):
        """All numbers on the wire, by the algorithm of application note 187."""
        found = []
        number = bytearray(8)
        last_choice = 0
        while True:
            if not self.reset():
                return found
            self.write(0xF0)
            zero_chosen = 0
            for position in range(1, 65):
                index, mask = (position - 1) >> 3, 1 << ((position - 1) & 7)
                bit = self.read_bit()
                opposite = self.read_bit()
                if bit and opposite:
                    return found
                if bit == opposite:
                    if position < last_choice:
                        bit = 1 if number[index] & mask else 0
                    else:
                        bit = 1 if position == last_choice else 0
                    if not bit:
                        zero_chosen = position
                if bit:
                    number[index] |= mask
                else:
                    number[index] &= ~mask & 0xFF
                self.write_bit(bit)
            if crc8(number):
                raise OSError("CRC of a number")
            found.append(bytes(number))
            last_choice = zero_chosen
            if not last_choice:
                return found

    def select(self, number):
        if not self.reset():
            raise OSError("nobody is there")
        self.write(0x55)
        for byte in number:
            self.write(byte)

    def convert_all(self):
        self.reset()
        self.write(0xCC)
        self.write(0x44)
        begin = time.ticks_ms()
        while not self.read_bit():
            time.sleep_ms(5)
        return time.ticks_diff(time.ticks_ms(), begin)

    def scratchpad(self, number):
        self.select(number)
        self.write(0xBE)
        data = self.read(9)
        if crc8(data):
            raise OSError("CRC of a scratchpad")
        return data

    def temperature(self, number):
        data = self.scratchpad(number)
        raw = data[0] | data[1] << 8
        if raw & 0x8000:
            raw -= 0x10000
        return raw / 16


def hexa(data):
    return "".join("%02x" % byte for byte in data)


machine.freq(160000000)  # A read slot leaves 15 us for three calls.
wire = Wire(14)
print("check value", hex(crc8(b"123456789")))
numbers = wire.search()
for number in sorted(numbers):
    print(hexa(number), "at power-on", wire.temperature(number))
took = wire.convert_all()
print("took 600 to 750 ms:", 600 <= took <= 765)
for number in sorted(numbers):
    print(hexa(number), wire.temperature(number))
warm = sorted(numbers)[0]
# Alarm limits 40 and -5 degrees, 9 bits
wire.select(warm)
wire.write(0x4E)
for byte in (40, 0xFB, 0x1F):
    wire.write(byte)
print("limits", hexa(wire.scratchpad(warm)[2:5]))
print("again")
time.sleep_ms(4000)
wire.select(warm)
wire.write(0x44)
time.sleep_ms(94)
# 9 bits: the lowest three bits of the temperature are undefined
raw = wire.scratchpad(warm)
print("9 bits:", ((raw[0] | raw[1] << 8) & ~7) / 16)
wire.convert_all()
print("cold:", wire.temperature(sorted(numbers)[1]))
