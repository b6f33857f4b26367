# CPython imports this file before the program. It adds the clock functions that MicroPython has in `time`.
import os
import sys
import time

PERIOD = 1 << 30


def ticks_ms():
    return time.monotonic_ns() // 1_000_000 % PERIOD


def ticks_us():
    return time.monotonic_ns() // 1_000 % PERIOD


def ticks_add(ticks, delta):
    return (ticks + delta) % PERIOD


def ticks_diff(end, start):
    return (end - start + PERIOD // 2) % PERIOD - PERIOD // 2


def sleep_ms(ms):
    time.sleep(ms / 1_000)


def sleep_us(us):
    time.sleep(us / 1_000_000)


for name in ("ticks_ms", "ticks_us", "ticks_add", "ticks_diff", "sleep_ms", "sleep_us"):
    setattr(time, name, globals()[name])
time.ticks_cpu = ticks_us
# The program finds no module here.
here = os.path.dirname(__file__)
sys.path[:] = [p for p in sys.path if p != here]
