# f-strings with calls, attributes, conversions and specs that are computed.
items = [("a", 1), ("bb", 22)]
for k, v in items:
    print(f"{k:<4}{v:>4}|")

class P:
    def __init__(self, x):
        self.x = x

    def __str__(self):
        return "P(%d)" % self.x

    def __repr__(self):
        return "<P %d>" % self.x

p = P(3)
print(f"{p} {p!r} {p!s} {p.x} {p.x * 2:03d}")
print(f"{', '.join(k + str(v) for k, v in items)}")
print(f"{max(v for _, v in items)}", f"{sum([1, 2]):>{4}}")

def f(a, b=2):
    return f"{a}-{b}"

print(f"{f(1)} {f(1, b=3)} {f(a=5)}")
fmt = ">5"
print(f"{7:{fmt}}|")
print(f"{'x' * 3}{'y':-^5}")
print(f"{True} {None} {1.5} {b'x'}")
x = 10
print(f"{x:d} {x:>{x}d}", f"{x!r:>5}|")
print(f"tab\t{x}\n{x}")
print(f"{x}%", f"{x:%}" if False else "%", rf"raw\n{x}")
print(f"{ x }", f"{ 'a' + 'b' }")
