# Handlers that count the edges of an encoder at 2,000 edges a second, and presses of a button that bounces.
from machine import Pin, Timer
import time

a, b = Pin(12, Pin.IN), Pin(13, Pin.IN)
button = Pin(0, Pin.IN, Pin.PULL_UP)
timer = Timer(-1)
edges = presses = 0
last = 1


def turned(pin):
    global edges
    edges += 1


def bounced(pin):
    timer.init(mode=Timer.ONE_SHOT, period=20, callback=settled)


def settled(timer):
    global presses, last
    now = button()
    presses += last and not now
    last = now


a.irq(turned, Pin.IRQ_RISING | Pin.IRQ_FALLING)
b.irq(turned, Pin.IRQ_RISING | Pin.IRQ_FALLING)
button.irq(bounced, Pin.IRQ_RISING | Pin.IRQ_FALLING)
time.sleep(3)
print(edges, presses)
