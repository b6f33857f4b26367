import time
time.ticks_ms()

class Turtle:
    HEADINGS = ((0, 1), (1, 0), (0, -1), (-1, 0))

    def __init__(self):
        self.x = 0
        self.y = 0
        self.heading = 0
        self.pen = True
        self.drawn = 0
        self.limits = [0, 0, 0, 0]

    def right(self, n=1):
        self.heading = (self.heading + n) & 3
        return self

    def left(self):
        return self.right(3)

    def toggle(self):
        self.pen = not self.pen
        return self

    def forward(self, n):
        dx, dy = self.HEADINGS[self.heading]
        self.x += dx * n
        self.y += dy * n
        if self.pen:
            self.drawn += n
        lim = self.limits
        if self.x < lim[0]:
            lim[0] = self.x
        if self.x > lim[1]:
            lim[1] = self.x
        if self.y < lim[2]:
            lim[2] = self.y
        if self.y > lim[3]:
            lim[3] = self.y
        return self

t = Turtle()
for i in range(700):
    t.forward(i % 9 + 1).right()
    if i % 3:
        t.left().forward(2)
    if i % 11 == 0:
        t.toggle()
print("turtle", t.x, t.y, t.heading, t.drawn, t.limits)
