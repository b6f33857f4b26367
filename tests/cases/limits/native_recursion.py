# Calls of Python from natives, nested without an end: an exception, whatever the stack of the board.
print("go")


class Mirror:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return repr(Mirror(self.n + 1))

    def __eq__(self, other):
        return [Mirror(self.n + 1)] == [other]

    def __hash__(self):
        return hash((1, Mirror(self.n + 1)))

    def __len__(self):
        return len(Mirror(self.n + 1))

    def __getattr__(self, name):
        return getattr(Mirror(0), name)

    def __lt__(self, other):
        return min(Mirror(self.n + 1), other) is None


def climb(n):
    return max(map(climb, [n + 1]))


def total(n):
    return sum(total(k) for k in (n + 1,))


def text(n):
    return "%s" % (Mirror(n),)


def attempt(f):
    try:
        f()
        print("it ended")
    except RuntimeError as e:
        print("RuntimeError")


attempt(lambda: repr(Mirror(0)))
attempt(lambda: Mirror(0) == Mirror(1))
attempt(lambda: hash(Mirror(0)))
attempt(lambda: len(Mirror(0)))
attempt(lambda: Mirror(0).depth)
attempt(lambda: sorted([Mirror(0), Mirror(1)]))
attempt(lambda: climb(0))
attempt(lambda: total(0))
attempt(lambda: text(0))
attempt(lambda: "{}".format(Mirror(0)))
attempt(lambda: print(Mirror(0)))
