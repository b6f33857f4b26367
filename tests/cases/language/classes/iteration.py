# Classes with __iter__ and __next__ or a generator as __iter__, in loops, unpacking and natives.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n

print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(3)))
c = Countdown(3)
print(next(c), list(c), next(c, "x"))
for x in Countdown(2):
    print(x)
print(2 in Countdown(5), 7 in Countdown(5))

class Range:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        for i in range(self.n):
            yield i

r = Range(3)
print(list(r), list(r), [(a, b) for a in r for b in r if a < b])
a, *b = Range(4)
print(a, b, dict(zip(Range(2), "xy")), tuple(enumerate(Range(2))))

class Bad:
    def __iter__(self):
        return 5

for make in (lambda: iter(Bad()), lambda: iter(5), lambda: iter(object())):
    try:
        for x in make():
            pass
        print("no")
    except TypeError:
        print("TypeError")
print(*Range(3), sep="-")
print(next(iter(lambda it=iter([1, 2, 9, 3]): next(it), 9)) if False else list(Range(1)))
