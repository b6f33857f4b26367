# Loops over all built-in iterators, and natives that walk them: items, ends, and changes on the way.
def walk(x):
    out = []
    for i in x:
        out.append(i)
    return out

ascii, other = "abc", "a\u00e9\u20acz"
print(walk(ascii), walk(map(ord, other)), walk(""), [ord(c) for c in other], len(list(other)), tuple(ascii))
print(walk(b"az\xff"), walk(bytearray(b"\x00q")), walk(b""), sum(b"abc"), max(b"abc"), list(bytearray(3)))
d = {"a": 1, 2: "b", (3,): None}
del d[2]
d[4] = 5
print(walk(d), walk(d.keys()), walk(d.values()), walk(d.items()), list(d.items()), tuple(d))
s = set([7])
print(walk(s), walk(frozenset()), sum(s), walk({}), walk({}.items()))
print(walk(range(3)), walk(range(5, -4, -3)), walk(range(0)), walk(range(3, 1)), walk(range(1, 2, 10)))
print(walk(range(5, 0, -1)), walk(range(0, 5, -1)), sum(range(-5, 4)), list(range(-2, 3)), tuple(range(4, 0, -1)))
big = 2**30
print(walk(range(big - 2, big + 1)), walk(range(-big - 1, -big + 2)), walk(range(big - 1, big - 3, -1)))
print(walk(range(big - 5, big, 3)), walk(range(2**31 - 3, 2**31 - 1)))
print(walk(reversed([1, 2, 3])), walk(reversed("abc")), walk(reversed(range(3))), walk(reversed(())), walk(reversed(b"ab")))

# zip and enumerate, in each other, of one iterator twice, and at their ends.
print(walk(zip()), walk(zip([])), walk(zip([1, 2], "ab", b"cd", range(9))), [a + b == 2 * a for a, b in zip(other, other)])
print([(i, ord(c)) for i, c in enumerate("x\u00e9")], walk(enumerate(zip("ab", [1, 2]), 5)), walk(zip(enumerate("ab"), range(2))))
print(walk(enumerate(enumerate(enumerate([9])))), list(zip(zip("ab", "cd"), reversed([1, 2]))))
it = iter([1, 2, 3, 4, 5])
print(walk(zip(it, it)), list(it))
long, short = iter([1, 2, 3]), iter([8])
print(list(zip(long, short)), next(long), list(zip(short, long)), next(long, "end"))
print(list(zip((x for x in "ab"), [1, 2, 3])), list(zip([1, 2, 3], (x for x in "ab"))))
print(list(enumerate([], 3)), list(enumerate("ab", -1)), dict(enumerate("ab")), dict(zip("ab", range(2))))
e = enumerate([1])
print(list(e), list(e), next(e, "none"))

# An iterator that has ended stays at its end.
l = [1]
it = iter(l)
print(walk(it))
l.append(2)
print(walk(it), next(it, "end"))
it = iter(d.values())
print(len(walk(it)), walk(it))

# A list that changes while it is walked.
l = [1, 2, 3]
for x in l:
    if len(l) < 6:
        l.append(x * 10)
print(l)
l = [1, 2, 3, 4, 5, 6]
out = []
for x in reversed(l):
    out.append(x)
    if x == 5:
        del l[1:]
print(out, l)
l = [3, 4]
for i, x in enumerate(l):
    if i < 3:
        l.append(x + i)
print(l)
b = bytearray(b"ab")
n = 0
for x in b:
    n += 1
    if n < 4:
        b.append(x + 2)
print(b)
l = [0, 0]

class Grow:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        if len(l) < 5:
            l.append(self.n)
        return False

    def __bool__(self):
        l.append(Grow(1))
        return len(l) > 8

g = Grow(7)
print(g in l, len(l))
l = [g, 1, g]
print(l.count(1), l.count(7), len(l))
l = [g]
print(any(l), len(l))

# Numbers that are equal and of other types.
l = [0, "a", None, 1.0, True, 2, "a"]
print(l.index(1), l.index(True), l.index(2), l.count("a"), l.count(1), None in l, 2.0 in l, "b" in l, () in l)
print(l.index("a", 2), l.index(1, 4), 0.0 in (1, 0), False in [0], "" in [0, None])
for args in ((3,), ("a", 7), (0, 1, 3)):
    try:
        print(l.index(*args))
    except ValueError:
        print("ValueError")
print(sum([1, 2.5, True]), sum([], 5), sum([2**29, 2**29, 2**29]), sum([[1], [2]], []), sum((1, 2), 0.5))
print(min([3, 1, 2]), max([3, 1, 2]), min("b", "a"), max([1.5, 1]), min([True, 0, 0.0]), max([1, True]))
print(max([1, 3, 2, 3], key=lambda x: -x), min([], default=7), max(range(5)), min({"b": 1, "a": 2}))
print(any([0, 0.0, "", None, ()]), any([0, 2]), all([1, "a", [0]]), all([1, 0, 5]), all([]), any([]), all("ab"))
for f in (min, max):
    for arg in ([], [1, "a"]):
        try:
            f(arg)
        except (ValueError, TypeError) as e:
            print(type(e))
