# Operators and built-in functions with operands of wrong types are TypeErrors.
one, text, none = 1, "a", None
cases = [
    lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: None + 1, lambda: {} + {}, lambda: "a" - "b",
    lambda: [] * [], lambda: -"a", lambda: ~1.5, lambda: one(), lambda: text(), lambda: none(), lambda: one[0], lambda: none["a"],
    lambda: len(5), lambda: int([]), lambda: [][text], lambda: (one,)[text], lambda: "%d" % "a", lambda: 1 in 5, lambda: {[]: 1},
    lambda: range("a"), lambda: sum(5), lambda: "a".join(5), lambda: ord(5), lambda: chr("a"),
]
for i, case in enumerate(cases):
    try:
        print(i, case())
    except TypeError:
        print(i, "TypeError")
