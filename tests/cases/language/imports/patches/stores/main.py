# oracle: cpython MicroPython gives no special methods to a class that has a subclass
# A body stores attributes of older objects; the program has given their classes `__setattr__` or `__delattr__` before.
import desk

desk.lamp.power = 5
print(desk.lamp.power, desk.log)


def noted(self, name, value):
    desk.log.append((name, value))
    object.__setattr__(self, name, value * 2)


def gone(self, name):
    desk.log.append(name)
    object.__delattr__(self, name)


desk.Thing.__setattr__ = noted
desk.Thing.__delattr__ = gone
import worker

print(desk.lamp.power, desk.lamp.colour, hasattr(desk.lamp, "shade"), desk.log)
del desk.Thing.__setattr__
desk.Lamp.__delattr__ = lambda self, name: desk.log.append("kept " + name)
import second_worker

print(desk.lamp.power, hasattr(desk.lamp, "colour"), desk.log)
