# oracle: design `machine` needs a board; what its ESP8266 port prints, on pins that nothing is connected to
# machine.Pin: its constants, one object for each pin, levels, modes, pulls, and the errors of wrong arguments.
import machine
from machine import Pin

print(Pin.IN, Pin.OUT, Pin.OPEN_DRAIN, Pin.PULL_UP, Pin.IRQ_RISING, Pin.IRQ_FALLING)
led = Pin(2, Pin.OUT)
print(led, repr(led), str(led), "%s" % led, type(led), isinstance(led, Pin))

# One object for each pin, and making it again changes nothing.
led.on()
print(Pin(2) is led, Pin(2) == led, led != Pin(4), Pin(2).value())
print({led: "led"}[Pin(2)], led in [Pin(2)], hash(led) == hash(Pin(2)))

# Levels.
for x in (0, 1, False, True, "", "x", [], [0], None):
    led.value(x)
    print(x, led.value(), led())
led(1)
print(led(), led.value())
led(0)
print(led(), led.value())
led.off()
print(led())
print(led.on(), led(), led.off(), led())
f = led.on
print(f(), led())

# Set up by position and by name.
p = Pin(4, Pin.OUT, None, 1)
print(p())
p = Pin(4, mode=Pin.OUT, value=0)
print(p())
p.init(Pin.IN)
p(1)
print("an input is not driven", p())
p.init(Pin.IN, Pin.PULL_UP)
print("pulled up", p())
p.init(mode=Pin.IN, pull=None)
print("not pulled up", p())
p.init(Pin.OPEN_DRAIN, Pin.PULL_UP, value=1)
print(p())
p.init(-1, value=0)
print("only the level", p())
p.init()
print(p())

# The type's constants, through an object.
print(led.OUT, p.PULL_UP)

# All pins.
for i in range(-2, 20):
    try:
        print(i, Pin(i))
    except ValueError as e:
        print(i, repr(e))


def error(f):
    try:
        print(f())
    except Exception as e:
        print(repr(e))


error(lambda: Pin())
error(lambda: Pin("2"))
error(lambda: Pin(2, 9))
error(lambda: Pin(2, Pin.IN, 9))
error(lambda: Pin(16, Pin.IN, Pin.PULL_UP))
error(lambda: Pin(2, Pin.IN, None, 0, 0))
error(lambda: Pin(2, speed=1))
error(lambda: Pin(2, invert=True))
error(lambda: led(1, 2))
error(lambda: led.value(x=1))
error(lambda: led.off(1))
error(lambda: Pin.value(3))
error(lambda: Pin.OUT())
error(lambda: led.OUT())
error(lambda: led.nothing)
error(lambda: machine.mem32)

# It can be derived from.
class Led(Pin):
    def __init__(self, number, level=1):
        super().__init__(number, mode=Pin.OUT, value=level)
        self.blinks = 0

    def blink(self):
        self.blinks += 1
        self.on()
        self(0)
        return self.blinks


l = Led(5)
print(l(), Pin(5)(), Led(5, level=0)(), l)
print(l.blink(), l.blink(), l(), l.value(), isinstance(l, Pin), callable(l), callable(led))
print(Led.value(l), super(Led, l).value())
error(lambda: Led(99))
l.__init__(4, level=0)
print(l, l(), Pin(5)())
error(lambda: None.__init__(x=1))
error(lambda: object().__init__(x=1))
error(lambda: led.__init__(x=1))
error(lambda: led.__init__())


class Plain(Pin):
    pass


print(Plain(5, Pin.OUT, value=1)(), Plain(5).value(0), l())


class Forgetful(Pin):
    def __init__(self):
        pass


error(lambda: Forgetful().on())
error(lambda: Forgetful()())

# Other names.
import umachine

print(umachine.Pin is Pin, umachine is machine)
print(machine.time_pulse_us(led, 1, 100), machine.time_pulse_us(led, 0, 100))
