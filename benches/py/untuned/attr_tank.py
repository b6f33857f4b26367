import time
time.ticks_ms()


class Valve:
    def __init__(self):
        self.open = False
        self.switches = 0

    def set(self, state):
        if state != self.open:
            self.open = state
            self.switches += 1


class Tank:
    MAX = 1000

    def __init__(self, level):
        self.level = level
        self.inlet = Valve()
        self.outlet = Valve()
        self.spilled = 0

    def step(self, rain):
        self.level += rain
        if self.inlet.open:
            self.level += 12
        if self.outlet.open:
            self.level -= 19
        if self.level > self.MAX:
            self.spilled += self.level - self.MAX
            self.level = self.MAX
        self.inlet.set(self.level < 300)
        self.outlet.set(self.level > 700 or (self.outlet.open and self.level > 450))


tank = Tank(500)
for hour in range(1700):
    tank.step(hour % 11 - 2 if hour % 50 < 30 else -3)
print('tank', tank.level, tank.spilled, tank.inlet.switches, tank.outlet.switches)
