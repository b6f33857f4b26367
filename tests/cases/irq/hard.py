# oracle: design `machine` needs a board; what its ESP8266 port does
# Hard handlers run with the heap locked, may schedule a call, and run inside soft handlers.
import machine, micropython, time
from machine import Pin

p = Pin(4, Pin.OUT, value=0)
q = Pin(5, Pin.OUT, value=0)
seen = bytearray(8)
n = 0


def note(pin):
    global n
    seen[n] = 65 + n
    n += 1


caught = None


def allocates(pin):
    global caught
    note(pin)
    try:
        [1, 2, 3]
    except MemoryError as e:
        caught = e


p.irq(note, Pin.IRQ_RISING, hard=True)
p.on()
p.off()
time.sleep_ms(1)
print(n, seen, micropython.heap_locked())

p.irq(allocates, Pin.IRQ_RISING, hard=True)
p.on()
p.off()
time.sleep_ms(1)
print(n, micropython.heap_locked(), [1], type(caught))

# A function that a hard handler schedules runs with the heap unlocked, when the handler has returned.
order = []


def later(x):
    order.append(("later", x, micropython.heap_locked()))


def schedules(pin):
    micropython.schedule(later, 7)
    note(pin)


p.irq(schedules, Pin.IRQ_RISING, hard=True)
p.on()
p.off()
time.sleep_ms(1)
print(n, order)

# A soft handler is interrupted by a hard one, and not by a soft one.
order.clear()


def soft(pin):
    order.append("soft")
    q.on()
    q.off()
    for i in range(3):
        pass
    order.append(("end", n))


def outer(pin):
    order.append("outer")
    p.on()
    p.off()
    for i in range(3):
        pass
    order.append(("end of outer", n))


p.irq(soft, Pin.IRQ_RISING)
q.irq(note, Pin.IRQ_RISING, hard=True)
p.on()
p.off()
time.sleep_ms(1)
print(order)
order.clear()
r = Pin(12, Pin.OUT, value=0)
r.irq(outer, Pin.IRQ_RISING)
r.on()
time.sleep_ms(1)
print(order)
for pin in (p, q, r):
    pin.irq(None)
