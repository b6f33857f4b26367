# oracle: cpython the order of dicts
# Keys that are equal although they are not the same object, or not of the same type.


class Named(str):
    pass


class Odd:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Odd) and other.n == self.n or other == self.n


def look(d, keys):
    for k in keys:
        print(k in d, d.get(k, "none"), end=" ")
        try:
            print(d[k], end="; ")
        except KeyError as e:
            print("KeyError", len(e.args), end="; ")
    print()


def text(*parts):
    return "-".join(parts)


# Ints, bools and floats are one key.
d = {1: "one", 2: "two"}
look(d, [1, True, 1.0, 2.0, 3, False, 0])
d[True] = "true"
d[1.0] = "float"
print(d, len(d))
d[0.0] = "zero"
look(d, [0, False, -0.0, 1, 2, 2.5])
d[False] = "false"
d[0] = "null"
print(d, len(d))
d = {2.0: "a", 1.5: "b"}
look(d, [2, 1, 1.5, True])
d[2] = "c"
print(d)
big = 1 << 40
d = {big: "big"}
look(d, [1 << 40, (1 << 40) + 1, 0])
d[1 << 40] = "again"
print(d)

# Strings that are made at run time, and those of the program.
names = ["alpha-beta", "gamma-delta"]
d = {}
for n in names:
    d[n] = len(d)
look(d, [text("alpha", "beta"), text("gamma", "delta"), text("alpha", "delta"), "alpha-beta"])
d[text("x", "y", "z1")] = 7
d[text("x", "y", "z2")] = 8
look(d, [text("x", "y", "z1"), text("x", "y", "z2"), text("x", "y", "z3"), "gamma-delta", 5, ()])
d[text("x", "y", "z1")] = 9
print(d, len(d))
for n in range(20):
    d[text("k", str(n))] = n
look(d, [text("k", "0"), text("k", "19"), text("k", "20"), text("alpha", "beta")])
print(d.pop(text("k", "3")), text("k", "3") in d, len(d))
print(d.setdefault(text("k", "4"), "no"), d.setdefault(text("k", "3"), "yes"), len(d))
del d[text("k", "5")]
look(d, [text("k", "5"), text("k", "6")])

# Instances of a class that derives from `str`.
d = {Named("alpha-beta"): 1}
look(d, ["alpha-beta", text("alpha", "beta"), Named("alpha-beta"), "other"])
print("alpha-beta" in d, "alpha-beta" in {Named("alpha-beta")})
s = {Named("tick-tock"), "alpha-beta"}
print(text("tick", "tock") in s, Named("alpha-beta") in s, len(s))

# Tuples.
d = {(1, 2): "a", ("x", 1): "b", (): "c", (text("r", "t"), 3): "d"}
look(d, [(1, 2), (2, 1), (1.0, 2), (True, 2), ("x", 1), (text("r", "t"), 3), (), (1,), (1, 2, 3), [0][0]])
d[(1.0, 2.0)] = "A"
d[(text("r", "t"), 3)] = "D"
d[1, (2, 3)] = "nested"
look(d, [(1, (2, 3)), (1, (2, 4)), (1, 2), (None, 1)])
d[None, 1] = "none"
look(d, [(None, 1), (None, 2), (1, 2)])
print(len(d))
for x in range(6):
    for y in range(6):
        d[x, y] = x * 10 + y
print(d[3, 4], d[5, 5], (6, 5) in d, d[True, 1.0], len(d))
del d[3, 4]
print((3, 4) in d, d.get((3, 4)), d.pop((3, 5)), len(d))

# An instance that is equal to an int, a string or a tuple.
d = {Odd(3): "odd", 4: "four"}
look(d, [3, 4, Odd(4), Odd(5), 5, True])
d[3] = "three"
print(len(d), d[Odd(3)])
s = {Odd(1), 2}
print(1 in s, Odd(2) in s, Odd(1) in s, 3 in s)
s.add(1)
s.add(Odd(2))
print(len(s))

# None, types and functions.
d = {None: 1, int: 2, len: 3, ...: 4}
look(d, [None, int, len, ..., 0, str])
d[None] = 5
print(d[None], len(d))
try:
    d[[]] = 1
except TypeError as e:
    print("TypeError")
try:
    print([] in d)
except TypeError as e:
    print("TypeError")
try:
    print(([],) in {(1,): 2})
except TypeError as e:
    print("TypeError")
