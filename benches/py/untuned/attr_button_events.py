import time
time.ticks_ms()


class Button:
    def __init__(self, name, threshold):
        self.name = name
        self.threshold = threshold
        self.raw = 0
        self.same = 0
        self.pressed = False
        self.on_press = None
        self.on_release = None

    def sample(self, v):
        if v == self.raw:
            self.same += 1
        else:
            self.same = 0
            self.raw = v
        if self.same == self.threshold and self.pressed != bool(v):
            self.pressed = bool(v)
            handler = self.on_press if v else self.on_release
            if handler:
                handler(self)


class Lamp:
    def __init__(self):
        self.level = 0
        self.events = []

    def press(self, b):
        self.level = (self.level + 1) % 4
        self.events.append(b.name)

    def release(self, b):
        self.level ^= 1


lamp = Lamp()
a = Button('a', 2)
b = Button('b', 4)
a.on_press = b.on_press = lamp.press
a.on_release = lamp.release
for t in range(1400):
    a.sample(1 if t % 17 < 8 and t % 5 else 0)
    b.sample(t >> 3 & t >> 5 & 1)
print('buttons', lamp.level, len(lamp.events), lamp.events.count('b'), a.pressed, b.same)
