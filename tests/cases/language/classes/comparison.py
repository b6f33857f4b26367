# Classes with all comparison operators, with __lt__ alone, and with an __eq__ that returns no bool.
class Ver:
    def __init__(self, *n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n

    def __le__(self, o):
        return self.n <= o.n

    def __gt__(self, o):
        return self.n > o.n

    def __ge__(self, o):
        return self.n >= o.n

    def __repr__(self):
        return ".".join(str(x) for x in self.n)

a, b, c = Ver(1, 2), Ver(1, 10), Ver(1, 2)
print(a == c, a != c, a == b, a != b, a < b, a <= c, a > b, a >= c)
print(sorted([b, Ver(0, 9), a]), max(a, b), min([b, a]))
print(a in [b, c], [b, a].index(c), [a, c, b].count(a))

class OnlyLt:
    def __init__(self, x):
        self.x = x

    def __lt__(self, o):
        return self.x < o.x

p, q = OnlyLt(1), OnlyLt(2)
print(p < q, q < p)
try:
    p <= q
except TypeError:
    print("TypeError")
print(p == q, p != q, p == p)

class Odd:
    def __eq__(self, o):
        return "truthy"

print(Odd() == 1, [Odd()] == [5])
