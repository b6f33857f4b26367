# Special methods that take exactly two arguments, more, fewer, or any; and variables that closures set.
class Exact:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return self.n + other

    def __lt__(self, other):
        return self.n < other

    def __eq__(self, other):
        return self.n == other

    def __contains__(self, x):
        return x == self.n

    def __setitem__(self, i, x):
        self.n = (i, x)


class Loose(Exact):
    def __add__(self, other, more=5):
        return (other, more)

    def __lt__(self, *args):
        return args

    def __contains__(self, *args, **kw):
        return len(args) == 1 and not kw


class Wrong:
    def __add__(self):
        return 1

    def __lt__(self, a, b):
        return 1

    def __sub__(self, other):
        yield other

    def __mul__(self, other):
        return NotImplemented

    @staticmethod
    def __floordiv__(other):
        return other


e, l, w = Exact(3), Loose(4), Wrong()
print(e + 4, e < 4, e < 3, e == 3, e != 3, 3 in e, 4 in e)
e[1] = 2
print(e.n)
print(l + 4, bool(l < 4), 1 in l, list(w - 7), w // 9)
for f in (lambda: w + 1, lambda: w < 1, lambda: w * 2, lambda: e + "x"):
    try:
        print(f())
    except TypeError:
        print("TypeError")


class Deep:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return other if self.n == 0 else Deep(self.n - 1) + (other + 1)


print(Deep(12) + 0)


def counter(n):
    def up(by):
        nonlocal n
        n += by
        return n

    def reset(to):
        nonlocal n
        n = to
        del to

    return up, reset


kept = counter(5)


def main():
    up, reset = counter(1)
    print(up(1), up(2), reset("a"), up("b"), kept[0](1), kept[1](2), kept[0](1))


main()
