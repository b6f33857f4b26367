import time
time.ticks_ms()

IDLE, PAID, SERVED, OUT = range(4)

class Machine:
    COINS = (50, 20, 10, 5)

    def __init__(self):
        self.state = IDLE
        self.credit = 0
        self.shelf = {'tea': [30, 25], 'cola': [55, 12], 'nuts': [35, 18]}
        self.cash = 0
        self.change = []

    def coin(self, c):
        self.credit += c
        self.state = PAID

    def choose(self, what):
        price, left = self.shelf[what]
        if left == 0:
            self.state = OUT
        elif self.credit >= price:
            self.shelf[what][1] -= 1
            self.credit -= price
            self.cash += price
            self.state = SERVED
        return self.state

    def finish(self):
        self.change = []
        for c in self.COINS:
            while self.credit >= c:
                self.change.append(c)
                self.credit -= c
        self.state = IDLE
        return len(self.change)
m = Machine()
results = [0, 0, 0, 0]
back = 0
for i in range(520):
    for k in range(i % 4):
        m.coin(Machine.COINS[(i + k) % 4])
    results[m.choose(('tea', 'cola', 'nuts')[i % 3])] += 1
    if i % 5 != 1:
        back += m.finish()
    if i % 120 == 119:
        m.shelf['tea'][1] += 20
print('vending', results, back, m.cash, m.credit, sum([v[1] for v in m.shelf.values()]))
