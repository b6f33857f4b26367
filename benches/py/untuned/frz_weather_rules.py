import time

class Rule:
    def __init__(self, name, low, high, score):
        self.name = name
        self.low = low
        self.high = high
        self.score = score

    def match(self, v):
        return self.low <= v < self.high

RULES = (
    Rule('freezing', -50, 0, 5), Rule('cold', 0, 10, 3), Rule('mild', 10, 20, 1),
    Rule('warm', 20, 28, 0), Rule('hot', 28, 60, 4),
)
WIND = {0: 'calm', 1: 'breeze', 2: 'wind', 3: 'storm'}
COST = {'calm': 0, 'breeze': 1, 'wind': 3, 'storm': 9}
LIMIT = 6
time.ticks_ms()

def classify(t):
    for r in RULES:
        if r.match(t):
            return r
    return None

def main():
    alarms = 0
    letters = 0
    for i in range(1200):
        t = (i * 37) % 95 - 40
        r = classify(t)
        w = WIND[(i >> 2) & 3]
        if r.score + COST[w] > LIMIT:
            alarms += 1
            letters += len(r.name) + len(w)
    print('weather', alarms, letters)

main()
