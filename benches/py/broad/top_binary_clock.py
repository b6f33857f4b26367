import time
time.ticks_ms()
h = m = s = 0
leds = 0
lit = 0
rows = {}
show = lambda v, n: "".join(["#" if v >> k & 1 else "." for k in range(n - 1, -1, -1)])
for tick in range(1500):
    s += 7
    if s >= 60:
        s -= 60
        m += 1
    if m >= 60:
        m = 0
        h = (h + 1) % 24
    leds = h << 12 | m << 6 | s
    x = leds
    while x:
        lit += x & 1
        x >>= 1
    if tick % 25 == 0:
        text = show(h, 5) + " " + show(m, 6) + " " + show(s, 6)
        if text in rows:
            rows[text] += 1
        else:
            rows[text] = 1
print("clock", h, m, s, lit, len(rows), text)
