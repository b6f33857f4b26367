# oracle: design `machine` needs a board; what MicroPython's Signal does, on pins that nothing is connected to
# machine.Signal drives a pin, inverted or not, can be derived from, and refuses wrong arguments.
from machine import Pin, Signal

p = Pin(12, Pin.OUT, value=0)
for s in (Signal(p), Signal(p, invert=False), Signal(p, invert=True), Signal(12, Pin.OUT, invert=True)):
    s.on()
    on = p()
    s.off()
    off = p()
    s(1)
    print(on, off, s(), s.value(), p(), end=" ")
    s.value(0)
    print(s(), p(), s.value(1), s.on())

s = Signal(14, Pin.OUT, value=1)
print(s(), Pin(14)(), type(s), s)
s = Signal(14, mode=Pin.OUT, value=1, invert=True)
print(s(), Pin(14)(), isinstance(s, Pin), callable(s))
button = Signal(Pin(0, Pin.IN, Pin.PULL_UP), invert=True)
print(button.value())


class Relay(Signal):
    def toggle(self):
        self(not self())
        return self()


r = Relay(p, invert=True)
print(r.toggle(), p(), r.toggle(), p())


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: Signal())
error(lambda: Signal(p, 1))
error(lambda: Signal(p, mode=1))
error(lambda: Signal(99))
error(lambda: Signal(p, invert=True, x=1))
error(lambda: s.init())
error(lambda: Signal.on(p))
