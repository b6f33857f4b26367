"""A potentiometer at A0, averaged, whose value goes out by UART 1 (which has only TX, at GPIO 2)."""

import time
from machine import ADC, UART, Pin


class Knob:
    def __init__(self, samples=16):
        self.adc = ADC(0)
        self.samples = samples

    def read(self):
        return sum(self.adc.read() for _ in range(self.samples)) // self.samples

    def percent(self):
        return self.read() * 100 // 1023


uart = UART(1, 9600)
uart.init(9600, bits=8, parity=None, stop=1)
knob = Knob()
for _ in range(4):
    value = knob.read()
    wide = knob.adc.read_u16()
    print(knob.percent(), abs(wide - (value << 6 | value >> 4)) <= 64)
    uart.write("%d\r\n" % knob.percent())
    time.sleep_ms(4000)
print(uart.write(b"\x00\xff\x55"), uart.write(bytearray(b"end")))
time.sleep_ms(100)
