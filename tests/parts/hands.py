# A button that bounces, an encoder and a potentiometer, each polled.
from machine import ADC, Pin
import time

button = Pin(0, Pin.IN, Pin.PULL_UP)
a, b = Pin(12, Pin.IN), Pin(13, Pin.IN)
led = Pin(2, Pin.OUT, value=1)
pot = ADC(0)


def press():
    while button():
        time.sleep_us(100)
    edges, last, since = 1, 0, time.ticks_ms()
    while time.ticks_diff(time.ticks_ms(), since) < 20:
        time.sleep_us(50)
        now = button()
        if now != last:
            edges, last = edges + 1, now
    return last, edges


def turned():
    # Each edge of A: clockwise, A changes first.
    edges, last, since = 0, 1, time.ticks_ms()
    while not edges or time.ticks_diff(time.ticks_ms(), since) < 300:
        time.sleep_us(200)
        now = a()
        if now != last:
            edges, last, since = edges + (1 if now != b() else -1), now, time.ticks_ms()
    return edges // 2


print("press")
last, edges = press()
print("stays", last, "bounces", edges > 1)
led(0)
print("turn")
print(turned())
print(turned())
print("pot", pot.read() > 600, pot.read() < 640)
led(1)
