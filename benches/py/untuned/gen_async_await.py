import time
time.ticks_ms()


class Pause:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        for i in range(self.n):
            yield
        return self.n

    __iter__ = __await__


async def read(sensor, n):
    got = await Pause(n)
    return sensor * 10 + got


async def average(sensor, out):
    total = 0
    for i in range(6):
        total += await read(sensor, i % 3 + 1)
    out[sensor] = total // 6
    return total


def run(*coros):
    ready = list(coros)
    turns = 0
    results = []
    while ready:
        c = ready.pop(0)
        turns += 1
        try:
            c.send(None)
            ready.append(c)
        except StopIteration as e:
            results.append(e.value)
    return turns, results


turns = 0
for r in range(28):
    out = {}
    t, res = run(*[average(s, out) for s in range(1, 6)])
    turns += t + sum(res) + out[r % 5 + 1]
print('await', turns, res)
