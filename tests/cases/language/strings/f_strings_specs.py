# f-strings: expressions, conversions, nested specifications.
a, b = 1, "s"
f = 1.5


class C:
    def __format__(self, s): return "F<%s>" % s
    def __str__(self): return "str"
    def __repr__(self): return "rep"
try: print(f"{C()!r} {C()!s} {C()!r:>5}")
except Exception as e: print("E")
try: print(f"{undefined}")
except NameError: print("NameError")
try: f"{a:q}"
except ValueError: print("ValueError")


def g(): return f"{a}{locals_()}"


def locals_(): return "L"
print(g(), [f"{i}" for i in range(3)], f"{[i for i in range(3)]}", f"{({i: i for i in range(2)})}", f"%s {a}" % 5, f"{a}".join(["x", "y"]), f"{a}" == "1", len(f"{a}{b}"))
x = 10
print(f"{x:>{x}}|", f"{x:{'0'}{5}}", f"{3.14159:.{2}f}", f"{x:,}", f"{1000000:,}", f"{x!r:^{x}}|")
print(f"{'α'}β{a}", f"{a:α>3}" if False else "", f"{'a' if a else 'b'}", f"{a and b}", f"{not a}", f"{-a}", f"{a}:{b}", f"a:b{a}:c", f"{a}!r", f"{b!r}!")
