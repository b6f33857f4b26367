"""A rotary encoder with quadrature outputs, by interrupts of both pins and a table of transitions."""

import time
from machine import Pin


class Rotary:
    # Index: the old AB times four, plus the new AB. 0: no move, or an impossible one
    TABLE = (0, -1, 1, 0, 1, 0, 0, -1, -1, 0, 0, 1, 0, 1, -1, 0)

    def __init__(self, a, b, steps=4):
        self.a = Pin(a, Pin.IN, Pin.PULL_UP)
        self.b = Pin(b, Pin.IN, Pin.PULL_UP)
        self.steps = steps
        self.count = 0
        self.state = self.a() << 1 | self.b()
        self.a.irq(self.moved, Pin.IRQ_RISING | Pin.IRQ_FALLING)
        self.b.irq(self.moved, Pin.IRQ_RISING | Pin.IRQ_FALLING)

    def moved(self, pin):
        new = self.a() << 1 | self.b()
        self.count += self.TABLE[self.state << 2 | new]
        self.state = new

    def value(self):
        return self.count // self.steps


knob = Rotary(12, 13)
print("ready", knob.value())
last = 0
still = 0
while True:
    time.sleep_ms(5)
    value = knob.count
    if value != last:
        last = value
        still = 0
    else:
        still += 1
        if still == 60 and last:
            print(knob.value(), abs(knob.count))
            if knob.value() == 42:
                break
