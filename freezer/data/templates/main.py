"""Blinks the LED of a NodeMCU in several patterns, and prints what it does."""
import time

from machine import Pin
from patterns import PATTERNS

# The LED of a NodeMCU is at GPIO 2. A low level lights it.
led = Pin(2, Pin.OUT, value=1)


def blink(times_ms):
    for on_ms, off_ms in times_ms:
        led.value(0)
        time.sleep_ms(on_ms)
        led.value(1)
        time.sleep_ms(off_ms)


for name in sorted(PATTERNS):
    print(name)
    blink(PATTERNS[name])
print("done")
