# A button that bounces, an encoder and a potentiometer, each polled.
from machine import ADC, Pin
import time

button = Pin(0, Pin.IN, Pin.PULL_UP)
a, b = Pin(12, Pin.IN), Pin(13, Pin.IN)
led = Pin(2, Pin.OUT, value=1)
pot = ADC(0)


def press():
    while button():
        pass
    edges, last, since = 1, 0, time.ticks_ms()
    while time.ticks_diff(time.ticks_ms(), since) < 20:
        now = button()
        if now != last:
            edges, last = edges + 1, now
    return last, edges


def turned():
    count, last, since = 0, a(), time.ticks_ms()
    while time.ticks_diff(time.ticks_ms(), since) < 300:
        now = a()
        if now != last:
            since = time.ticks_ms()
            count += 1 if now == b() else -1
            last = now
    return count // 2


print("press")
last, edges = press()
print("stays", last, "bounces", edges > 1)
led(0)
print("turn")
while a() and b():
    pass
print(turned() + (1 if b() else 0))
print("pot", pot.read() > 600, pot.read() < 640)
led(1)
