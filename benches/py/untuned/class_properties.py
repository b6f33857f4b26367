import time
time.ticks_ms()


class Temp:
    def __init__(self, tenths=0):
        self._t = tenths
        self.changes = 0

    @property
    def celsius(self):
        return self._t // 10

    @celsius.setter
    def celsius(self, v):
        if v != self._t // 10:
            self.changes += 1
        self._t = v * 10

    @property
    def fahrenheit(self):
        return self._t * 9 // 50 + 32

    @staticmethod
    def clamp(v, lo, hi):
        return lo if v < lo else hi if v > hi else v

    @classmethod
    def from_f(cls, f):
        return cls((f - 32) * 50 // 9)


class Oven(Temp):
    def __call__(self, target):
        self.celsius = self.clamp(target, 20, 250)
        return self.fahrenheit


o = Oven(200)
s = 0
for i in range(1000):
    s += o(i * 7 % 400)
    if i % 5 == 0:
        s += Oven.from_f(i % 300).celsius
print('props', s, o.changes, o.celsius)
