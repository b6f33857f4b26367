import time
time.ticks_ms()


class Line:
    def __init__(self, name, qty, price):
        self.name = name
        self.qty = qty
        self.price = price


names = ['pen', 'ink', 'pad', 'clip', 'tape']
lines = []
for i in range(20):
    lines.append(Line(names[i % 5], i % 4 + 1, 100 + i * 15))

grand = 0
chars = 0
for week in range(90):
    totals = {}
    report = []
    for l in lines:
        l.qty = (l.qty * 3 + week) % 7
        if not l.qty:
            continue
        totals[l.name] = totals.get(l.name, 0) + l.qty * l.price
    for name in sorted(totals):
        v = totals[name]
        report.append('%s=%d.%02d' % (name, v // 100, v % 100))
        grand += v
    text = ', '.join(report)
    chars += len(text)
    if week % 6 == 5:
        lines.pop(week % len(lines))
        lines.sort(key=lambda l: (l.price, l.name))
print('shop', grand, chars, text)
