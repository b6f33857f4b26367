# __call__ with all kinds of arguments; truth by __bool__, by __len__, and without either.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *more, scale=1):
        return (self.n + x + sum(more)) * scale

    def __bool__(self):
        return self.n > 0

a, z = Adder(5), Adder(0)
print(a(1), a(1, 2, 3), a(1, scale=10), list(map(a, [1, 2])))
print(bool(a), bool(z), not z, "yes" if a else "no", z or "default", a and "and")
print(callable(a), callable(5), callable(Adder), callable(len), callable("x"))
while a:
    a.n -= 2
print(a.n)

class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

print(bool(Sized(0)), bool(Sized(2)), [bool(x) for x in (0, 1, "", "a", [], [0], {}, None, (), 0.0, 0.5)])

class Plain:
    pass

print(bool(Plain()))
print(any([Sized(0), Sized(1)]), all([Sized(1), z]))
