import time
time.ticks_ms()

class Money:
    rates = {"chf": 100, "eur": 95, "usd": 88}

    def __init__(self, amount, cur="chf"):
        self.amount = amount
        self.cur = cur

    @property
    def base(self):
        return self.amount * Money.rates[self.cur]

    def to(self, cur):
        return Money(self.base // Money.rates[cur], cur)

    def __add__(self, other):
        if isinstance(other, int):
            return Money(self.amount + other, self.cur)
        return Money(self.amount + other.to(self.cur).amount, self.cur)

    def __lt__(self, other):
        return self.base < other.base

    def __eq__(self, other):
        return self.base == other.base

    def __hash__(self):
        return self.base

    def __repr__(self):
        return "%d %s" % (self.amount, self.cur)

def main():
    curs = ("chf", "eur", "usd")
    total = Money(0, "eur")
    small = 0
    equal = 0
    for i in range(420):
        m = Money(i % 90 + 1, curs[i % 3])
        total = total + m + 1
        if m < Money(40):
            small += 1
        if m == Money(i % 45 + 1):
            equal += 1
    bag = {Money(5), Money(5, "chf"), Money(100, "eur"), Money(95)}
    print("money", total, small, equal, len(bag))

main()
