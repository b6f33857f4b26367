import time
time.ticks_ms()

class LinkError(Exception):
    code = 1

class Timeout(LinkError):
    code = 2

class BadSum(LinkError):
    code = 3

class Link:
    def __init__(self):
        self.seq = 0
        self.opened = 0

    def __enter__(self):
        self.opened += 1
        return self
    def __exit__(self, *exc):
        self.opened -= 1
        return False
    def ask(self, n):
        self.seq += 1
        r = (self.seq * 7 + n) % 11
        if r == 3:
            raise Timeout(self.seq)
        if r > 8:
            raise BadSum("sum", r)
        return r
def reliable(link, n):
    tries = 0
    codes = 0
    while tries < 3:
        try:
            with link as l:
                return l.ask(n) + codes
        except LinkError as e:
            tries += 1
            codes += e.code * 10
    raise RuntimeError("gave up after %d" % tries)
link = Link()
t = lost = 0
for i in range(650):
    try:
        t += reliable(link, i * i % 23)
    except RuntimeError as e:
        lost += len(str(e))
print("retry", t, lost, link.seq, link.opened)
