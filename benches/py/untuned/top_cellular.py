import time
time.ticks_ms()
RULE = 110
WIDTH = 31
cells = 1
ones = 0
history = []
for generation in range(110):
    nxt = 0
    for i in range(WIDTH):
        left = cells >> ((i + 1) % WIDTH) & 1
        mid = cells >> i & 1
        right = cells >> ((i - 1) % WIDTH) & 1
        if RULE >> (left << 2 | mid << 1 | right) & 1:
            nxt |= 1 << i
    cells = nxt
    history.append(cells)
    if len(history) > 10:
        del history[0]
    ones += bin(cells).count('1')

depth = {}
for a in history:
    b = a
    n = 0
    while b:
        b &= b - 1
        n += 1
    depth[n] = depth.get(n, 0) + 1
print('cellular', cells % 65521, ones, max(depth), len(history))
