import time
time.ticks_ms()
import math

G = 9.81
DT = 0.01


def flight(v, angle, drag):
    vx = v * math.cos(math.radians(angle))
    vy = v * math.sin(math.radians(angle))
    x = y = 0.0
    top = 0.0
    steps = 0
    while y >= 0.0:
        speed = math.sqrt(vx * vx + vy * vy)
        vx -= drag * vx * speed * DT
        vy -= (G + drag * vy * speed) * DT
        x += vx * DT
        y += vy * DT
        if y > top:
            top = y
        steps += 1
    return x, top, steps


best = 0.0
at = 0
total = 0
for a in range(15, 75, 4):
    d, h, n = flight(9.0, a, 0.02)
    total += n
    if d > best:
        best = d
        at = a
print('ball', at, '%.1f' % best, total)
