# oracle: design a module stops at its first pin and goes on where it stopped; what is before it is frozen
# Pins, SPI buses and signals made at module level, in a list, a class body and by a derived class; constants and types
# before them are frozen.
import machine
from machine import SPI, Pin, Signal

# Types and constants are pure.
MODES = {"in": Pin.IN, "out": Pin.OUT, "causes": [machine.PWRON_RESET, machine.WDT_RESET]}
TYPES = (Pin, Signal, SPI)


class Button(Pin):
    names = []

    def __init__(self, number, name):
        super().__init__(number, Pin.IN, Pin.PULL_UP)
        self.name = name
        Button.names.append(name)

    def pressed(self):
        return not self.value()


print(MODES, [t.__name__ for t in TYPES])
# Pins are not.
pins = [Pin(n, Pin.OUT) for n in (4, 5)]
up = Button(0, "up")
print(pins, up.name, Button.names, up.pressed(), TYPES[0](4) is pins[0])
bus = SPI(1)
print(bus.read(2), [p() for p in pins])


class Screen:
    bus = SPI(-1, sck=pins[0], mosi=pins[1], miso=Pin(16))
    select = Signal(15, Pin.OUT, value=0)

    def send(self, data):
        self.select.on()
        self.bus.write(data)
        self.select.off()
        return self.select.value()


print(Screen().send(b"abc"), Screen.bus)
