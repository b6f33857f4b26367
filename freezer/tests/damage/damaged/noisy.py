"""Goes on at its print, inside a generator and a call with spread arguments."""
from damaged import shared


def lines(n):
    for i in range(n):
        print("line", i)
        yield i


def total(n, *more):
    s = 0
    for i in lines(n):
        s += i
    return s + len(more)


class Loud:
    def __init__(self, *args):
        self.total = total(*args)


try:
    loud = Loud(3, 4, 5)
finally:
    shared.append("noisy")
