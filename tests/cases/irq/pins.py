# oracle: design `machine` needs a board; what its ESP8266 port does
# Pin.irq: the object, its methods, which edges call a handler and when, and handlers that change themselves.
import machine, time
from machine import Pin

p = Pin(4, Pin.OUT, value=0)
seen = []


def note(pin):
    seen.append((pin, pin(), p.irq().flags()))


def pulse(n=1):
    for _ in range(n):
        p.on()
        p.off()


def show():
    time.sleep_ms(1)
    print(seen)
    seen.clear()


# Both edges by default. The level that a handler reads may be a later one; the flags are those of the edge.
i = p.irq(note)
print(i, type(i), i.trigger(), i.flags(), p.irq() is i, p.irq)
pulse()
show()
p.irq(note, Pin.IRQ_RISING)
pulse(2)
show()
p.irq(trigger=Pin.IRQ_FALLING, handler=note)
pulse(2)
show()
print(p.irq().trigger(Pin.IRQ_RISING | Pin.IRQ_FALLING), p.irq().trigger())
pulse()
show()
print(p.irq().trigger(0))
pulse()
show()

# Without a handler nothing is called, and edges of before do not reach a later handler.
p.irq(note)
p.on()
p.irq(None)
p.off()
show()
print(p.irq().trigger(), p.irq().flags())
p.irq(note)
show()

# Calling the object calls the handler.
p.irq()()
show()

# Ways to give the arguments, and wrong ones.
def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: p.irq(note, Pin.IRQ_RISING, True).trigger())
error(lambda: p.irq(handler=note, trigger=Pin.IRQ_RISING, hard=False).trigger())
error(lambda: p.irq(note, 1, False, 0))
error(lambda: p.irq(note, "x"))
error(lambda: p.irq(note, 8))
error(lambda: p.irq(note, speed=1))
error(lambda: p.irq().trigger(16))
error(lambda: p.irq()(1))
error(lambda: Pin(16).irq(note))
error(lambda: Pin.irq(4, note))

# A handler that detaches itself, and one that makes another one the handler.
calls = 0


def once(pin):
    global calls
    calls += 1
    pin.irq(None)


p.irq(once)
pulse(3)
time.sleep_ms(1)
print("once", calls)


def first(pin):
    pin.irq(second, Pin.IRQ_RISING)
    seen.append("first")


def second(pin):
    seen.append("second")


p.irq(first, Pin.IRQ_RISING)
p.on()
p.off()
time.sleep_ms(1)
p.on()
p.off()
show()

# Two pins, in the order of their edges.
q = Pin(5, Pin.OUT, value=0)
p.irq(lambda pin: seen.append(4), Pin.IRQ_RISING)
q.irq(lambda pin: seen.append(5), Pin.IRQ_RISING)
machine.disable_irq()
p.on()
q.on()
q.off()
q.on()
p.off()
p.on()
machine.enable_irq(0)
show()
p.irq(None)
q.irq(None)

# A handler may be any callable.
class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self, pin):
        self.n += 1

    def method(self, pin):
        self.n += 10


c = Counter()
p.irq(c)
pulse()
time.sleep_ms(1)
p.irq(c.method)
pulse()
time.sleep_ms(1)
print(c.n)
p.irq(7)
pulse()
time.sleep_ms(1)
p.irq(None)
print(machine.irq_overflows())
