import time
time.ticks_ms()

class Countdown:
    def __init__(self, n, crash=-1):
        self.n = n
        self.crash = crash

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == self.crash:
            raise OSError(5, "sensor")
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

def collect(it):
    got = 0
    try:
        for v in it:
            got += v
    except OSError as e:
        got -= e.args[0]
    return got

def main():
    t = 0
    nexts = 0
    for i in range(140):
        t += collect(Countdown(8, crash=i % 12))
        it = iter([1, 2, 3])
        while True:
            try:
                nexts += next(it)
            except StopIteration:
                break
        nexts += next(it, 7)
    print("stop", t, nexts)

main()
