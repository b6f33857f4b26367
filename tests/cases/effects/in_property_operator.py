# Freezing stops in properties and in the special methods of operators.
class Q:
    def __init__(self, n):
        self.n = n

    @property
    def value(self):
        print("getter", self.n)
        return self.n

    @value.setter
    def value(self, v):
        print("setter", v)
        self.n = v

    def __add__(self, o):
        print("add", self.n, o.n)
        return Q(self.n + o.n)

    def __eq__(self, o):
        print("eq", self.n, o.n)
        return self.n == o.n

    def __lt__(self, o):
        print("lt")
        return self.n < o.n

    def __getitem__(self, i):
        print("getitem", i)
        return i * self.n

    def __getattr__(self, name):
        print("getattr", name)
        return name + "!"

    def __call__(self, x):
        print("call", x)
        return x

    def __bool__(self):
        print("bool")
        return self.n > 0

    def __len__(self):
        print("len")
        return 4

    def __contains__(self, x):
        print("contains", x)
        return x == self.n

a = Q(2)
b = (a + Q(3)).value
a.value = b + 1
c = [a == Q(6), a < Q(1), a[2], a.missing, a(7), len(a), 6 in a, "yes" if a else "no", not a]
print(b, c)
a.value += 5
print(a.n)
