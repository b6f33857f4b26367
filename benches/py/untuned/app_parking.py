import time
time.ticks_ms()

class Full(Exception):
    pass

class Car:
    def __init__(self, plate, big=False):
        self.plate = plate
        self.big = big
        self.since = 0

class Lot:
    def __init__(self, small, big):
        self.slots = [None] * (small + big)
        self.small = small
        self.income = 0

    def enter(self, car, now):
        first = self.small if car.big else 0
        for i in range(first, len(self.slots)):
            if self.slots[i] is None:
                self.slots[i] = car
                car.since = now
                return i
        raise Full(car.plate)

    def leave(self, i, now):
        car = self.slots[i]
        self.slots[i] = None
        self.income += (now - car.since) * (3 if car.big else 2)

    def free(self):
        return self.slots.count(None)

lot = Lot(10, 4)
refused = {}
low = 14
for now in range(900):
    car = Car('ZH-%03d' % (now * 7 % 300), now % 6 == 0)
    try:
        lot.enter(car, now)
    except Full as e:
        refused[e.args[0]] = refused.get(e.args[0], 0) + 1
    for i in range(len(lot.slots)):
        c = lot.slots[i]
        if c and now - c.since > 9 + i % 5:
            lot.leave(i, now)
    low = min(low, lot.free())
print('parking', lot.income, len(refused), max(refused.values()), low, lot.free())
