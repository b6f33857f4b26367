import time
time.ticks_ms()

class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

def blinker(name, period, log):
    n = 0
    while True:
        log.append(name)
        n += 1
        if n == 40:
            return n
        yield Sleep(period)
def counter(limit):
    total = 0
    while total < limit:
        got = yield
        total += got
    return total
class Loop:
    def __init__(self):
        self.tasks = []
        self.results = []
    def add(self, gen):
        next(gen)
        self.tasks.append([0, gen])
    def run(self):
        now = 0
        while self.tasks:
            for t in list(self.tasks):
                if t[0] <= now:
                    try:
                        s = t[1].send(now & 3)
                        t[0] = now + (s.ticks if s else 1)
                    except StopIteration as e:
                        self.results.append(e.value)
                        self.tasks.remove(t)
            now += 1
        return now
total = 0
for r in range(7):
    log = []
    loop = Loop()
    for i in range(3):
        loop.add(blinker("abc"[i], i + 2, log))
    loop.add(counter(60 + r))
    total += loop.run() * len(log) + sum(loop.results) + log.count("b")
print("sched", total, loop.results)
