import time
time.ticks_ms()
import math


class Body:
    def __init__(self, x, y, vx, vy, m):
        self.x = x
        self.y = y
        self.vx = vx
        self.vy = vy
        self.m = m

    def pull(self, o, dt):
        dx = o.x - self.x
        dy = o.y - self.y
        r2 = dx * dx + dy * dy + 0.01
        f = o.m / (r2 * math.sqrt(r2))
        self.vx += dx * f * dt
        self.vy += dy * f * dt

    def move(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt


bodies = [Body(0.0, 0.0, 0.0, 0.0, 1.0), Body(1.0, 0.0, 0.0, 1.0, 0.001), Body(0.0, -2.0, 0.7, 0.0, 0.001)]
turns = 0
was = 0
for step in range(260):
    for a in bodies:
        for b in bodies:
            if a is not b:
                a.pull(b, 0.03)
    for a in bodies:
        a.move(0.03)
    side = bodies[1].y > 0
    turns += side != was
    was = side
angle = math.atan2(bodies[2].y, bodies[2].x)
print('orbit', turns, round(bodies[1].x, 1), round(bodies[2].y, 1), int(math.degrees(angle)))
