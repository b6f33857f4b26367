"""A button to ground that bounces, by an interrupt of its pin: once debounced by `micropython.schedule` and the clock, once by a
timer that starts anew at each edge."""

import micropython
import time
from machine import Pin, Timer

micropython.alloc_emergency_exception_buf(100)


class Scheduled:
    def __init__(self, number, stable=20):
        self.pin = Pin(number, Pin.IN, Pin.PULL_UP)
        self.presses = 0
        self.edges = 0
        self.stable = stable
        self.last = time.ticks_ms() - stable
        self.pressed = False
        self.ref = self.settle
        self.pin.irq(self.edge, Pin.IRQ_FALLING | Pin.IRQ_RISING)

    def edge(self, pin):
        self.edges += 1
        now = time.ticks_ms()
        if time.ticks_diff(now, self.last) >= self.stable:
            self.last = now
            micropython.schedule(self.ref, now)

    def settle(self, at):
        # The first edge after a silence is a press if the button was open, and else a release.
        self.pressed = not self.pressed
        if self.pressed:
            self.presses += 1


class Timed:
    def __init__(self, number, callback, stable=20):
        self.pin = Pin(number, Pin.IN, Pin.PULL_UP)
        self.callback = callback
        self.timer = Timer(-1)
        self.stable = stable
        self.state = 1
        self.edges = 0
        self.pin.irq(trigger=Pin.IRQ_FALLING | Pin.IRQ_RISING, handler=self.edge)

    def edge(self, pin):
        self.edges += 1
        self.timer.init(mode=Timer.ONE_SHOT, period=self.stable, callback=self.settled)

    def settled(self, timer):
        if self.pin() != self.state:
            self.state = self.pin()
            self.callback(not self.state)


events = []


def note(pressed):
    events.append("down" if pressed else "up")


left = Scheduled(0)
right = Timed(4, note)
print("ready")
while left.presses < 3 or len(events) < 6:
    time.sleep_ms(10)
time.sleep_ms(300)
print("presses", left.presses, left.pressed)
print("events", events)
print("bounced", left.edges > 6, right.edges > 6)
left.pin.irq(None)
right.pin.irq(None)
right.timer.deinit()
