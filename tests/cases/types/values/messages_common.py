# differs: the wording of common exceptions is MicroPython's
# The messages of common exceptions of operators, built-in functions and methods.
class C:
    def m(self):
        pass

c = C()
one, text, none = 1, "a", None
cases = [
    lambda: one + text, lambda: text + one, lambda: [] + (), lambda: -text, lambda: one < text, lambda: one(), lambda: none(),
    lambda: one[0], lambda: none["x"], lambda: c[0], lambda: [][5], lambda: (1,)[5], lambda: "a"[5], lambda: {}["k"],
    lambda: c.missing, lambda: C.missing, lambda: one.missing, lambda: none.missing, lambda: undefined_name,
    lambda: len(one), lambda: iter(one), lambda: next(one), lambda: hash([]), lambda: int("x"), lambda: float("x"),
    lambda: one // 0, lambda: 1.5 / 0, lambda: one << -1, lambda: [].pop(), lambda: {}.popitem(), lambda: set().pop(),
    lambda: [].remove(1), lambda: [].index(1), lambda: {}.pop("k"), lambda: chr(-1), lambda: ord("ab"), lambda: max([]),
    lambda: range(1, 2, 0), lambda: "a".index("z"), lambda: "a".join([1]), lambda: "%d" % "x", lambda: "%d %d" % (1,),
    lambda: "%d" % (1, 2), lambda: "{} {}".format(1), lambda: bytes("a"), lambda: bytes([300]), lambda: "a".split(""),
    lambda: isinstance(1, 5), lambda: sorted([1, "a"]), lambda: "a" * "b", lambda: list("abc")[text], lambda: dict(5),
    lambda: c.m(1), lambda: C.m(), lambda: issubclass(1, int), lambda: sum("ab"), lambda: b"\xff".decode(), lambda: c < c,
]
for case in cases:
    try:
        print("no error", case())
    except Exception as e:
        print(type(e).__name__ + ":", e)
