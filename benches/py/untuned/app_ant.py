import time
time.ticks_ms()

W = 16
DIRS = ((0, -1), (1, 0), (0, 1), (-1, 0))


class Ant:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.d = 0

    def step(self, world):
        if world.flip(self.x, self.y):
            self.d = (self.d + 1) % 4
        else:
            self.d = (self.d - 1) % 4
        dx, dy = DIRS[self.d]
        self.x = (self.x + dx) % W
        self.y = (self.y + dy) % W


class World:
    def __init__(self):
        self.rows = [0] * W

    def flip(self, x, y):
        self.rows[y] ^= 1 << x
        return self.rows[y] >> x & 1

    def count(self):
        n = 0
        for r in self.rows:
            while r:
                n += 1
                r &= r - 1
        return n


w = World()
ants = [Ant(8, 8), Ant(3, 11)]
for i in range(1000):
    for a in ants:
        a.step(w)
print('ant', w.count(), [(a.x, a.y, a.d) for a in ants])
