import time
time.ticks_ms()

class Cabin:
    floors = 9

    def __init__(self, log):
        self.at = 0
        self.goal = 0
        self.moved = 0
        self.log = log

    def call(self, floor):
        if floor != self.goal and self.at == self.goal:
            self.goal = floor
            self.log.calls += 1

    def tick(self):
        if self.at < self.goal:
            self.at += 1
            self.moved += 1
        elif self.at > self.goal:
            self.at -= 1
            self.moved += 1
        else:
            self.log.idle += 1

class Log:
    def __init__(self):
        self.calls = self.idle = 0

class House:
    def __init__(self, n):
        self.log = Log()
        self.cabins = [Cabin(self.log) for i in range(n)]

    def nearest(self, floor):
        best = self.cabins[0]
        for c in self.cabins:
            if abs(c.at - floor) < abs(best.at - floor):
                best = c
        return best
house = House(3)
for t in range(750):
    if t % 3 == 0:
        f = t * 5 % 13 % Cabin.floors
        house.nearest(f).call(f)
    for c in house.cabins:
        c.tick()
print('elevator', house.log.calls, house.log.idle, [c.moved for c in house.cabins], [c.at for c in house.cabins])
