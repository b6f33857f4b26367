# oracle: cpython MicroPython has no `in` for its view of a dict's values
# `in` for all kinds of containers.


class Same:
    def __eq__(self, other):
        return other == 3 or other == "abc"

    def __hash__(self):
        return 3


class Text(str):
    pass


def text(n):
    return "item-%d" % n


def ask(v, *xs):
    out = []
    for x in xs:
        try:
            if x in v:
                out.append(1)
            else:
                out.append(0)
        except TypeError:
            out.append("TypeError")
        try:
            out.append(x not in v)
        except TypeError:
            pass
    print(out)


for make in (list, tuple, set):
    v = make([1, "abc", None, text(7), 2.5])
    ask(v, 1, 2, True, 1.0, "abc", "abd", text(7), text(8), "item-7", None, 2.5, 2)
    ask(make([True, 4.0, (1, 2)]), 1, 4, 0, (1, 2), (2, 1), text(1), "x")
    ask(make([]), 1, "a", None)
ask([[1], {}], [1], [2], 1, {})
ask("hello world", "h", "d", "z", "", "lo w", "low", text(1))
ask([Same(), 1], 3, "abc", text(3), 1, 4)
ask((1, Text("item-5")), text(5), "item-5", text(6), 5)
ask("hello", 1, None)
ask("a" * 100 + "b", "b", "c", "ab", "ba")
ask("gr\u00fc\u00df", "r", "\u00fc", "\u00df", "x", "\u00fc\u00df", "")
ask("", "", "a")
ask(text(1234), "4", "i", "5", "-1", "m-")
ask(b"hello", 104, 1, b"ell", b"x", b"", True)
ask(bytearray(b"hello"), 104, 1, b"ell")
ask(range(3, 9), 3, 8, 9, 2, -1, 4.0, 4.5, True, "a", None)
ask(range(0, 20, 3), 0, 3, 18, 19, 20, 21)
ask(range(10, 0, -2), 10, 2, 1, 0, 12)
ask(range(0), 0)
ask({1: 2, "abc": 3, text(9): 4, (1, 2): 5}, 1, 2, "abc", text(9), text(8), (1, 2), (1, 3), 1.0, [])
ask({1: 2}.keys(), 1, 2)
ask({1: 2}.values(), 1, 2)
ask({1: 2}.items(), (1, 2), (1, 3))
ask(frozenset((1, text(2))), 1, 2, text(2), "item-2", text(3))
ask(iter([1, 2, 3]), 2)
ask((x for x in "abc"), "b")
for c in "+-*/%":
    print(c, c in ("+", "-"), c in "*/", c in ["%"], c in {"%", "+"}, end="; ")
print()
