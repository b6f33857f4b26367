# Comparisons of strings, None, tuples and lists give what they give when classes of the program take part.
s = "abc%d" % 5
t = "abc%d" % 5
u = "abd%d" % 5
long = "x" * 300
texts = ["", "a", "abc", s, t, u, s + "6", "abc", "abc\0", "é", "ä" + s, long, long + "y", "x" * 300]
for op in (lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b,
           lambda a, b: a >= b):
    print("".join("01"[op(a, b)] for a in texts for b in texts))


class Any:
    def __eq__(self, other):
        return "any"

    def __lt__(self, other):
        return False


class Text(str):
    pass


values = [None, 0, 1, True, 1.0, "", "a", s, (), (1,), (1, s), [1], [1, s], {}, b"a", Any(), Text("a")]
for a in values:
    print("".join("01"[bool(a == b)] + "01"[bool(a != b)] for b in values))
    if a == None:
        print("equals None", type(a).__name__)
    if a != "a":
        print("differs", type(a).__name__)
pairs = [
    ((1, 2), (1, 2)), ((1, 2), (1, 3)), ((1, 2), (1, 2, 0)), ((1, s), (1, t)), ((1, s), (1, u)), ((1.0, None), (1, None)),
    ((1, (2, (3, (4, (5,))))), (1, (2, (3, (4, (5,)))))), ((1, (2, (3, 4))), (1, (2, (3, 5)))),
    (([1], 2), ([1], 3)), ((Any(),), (1,)), ((), ()), ((1 << 40, 2), (1 << 40, 3)), (("a", 1), ("b", 0)),
]
for a, b in pairs:
    print(a == b, a != b, list(a) == list(b), list(a) != list(b), a == list(b))
for a, b in pairs:
    try:
        print(a < b, a <= b, a > b, list(a) < list(b), list(a) >= list(b))
    except TypeError:
        print("TypeError")
for a, b in (((1,), (None,)), ((1,), ("a",)), ([1], (1,)), (None, None), ("a", 1), ((1, None), (1, None))):
    try:
        print(a < b)
    except TypeError:
        print("TypeError")
many = list(range(100))
print(many == list(range(100)), many < list(range(99)) + [100], tuple(many) == tuple(range(100)))
words = [(3, "c"), (1, "b"), (1, "a"), (2, "z"), (1, "ab")]
print(sorted(words), max(words), (1, "a") in words, words.index((2, "z")))
a, b = [1, 2], [1, 2]
b.append(3)
print(a == b, a < b)
a.append(3)
print(a == b)
