# Freezing stops while arguments of calls, stars and operators are being evaluated.
def t(x):
    print("arg", x)
    return x

def f(*a, **k):
    return a, sorted(k.items())

r = f(t(1), *[t(2), t(3)], k=t(4), **{"z": t(5)})
print(r)
s = f(f(t("deep")), [t("list")], *(t(i) for i in range(2)))
print(s)

class C:
    def __init__(self, *a):
        self.a = a

    def m(self, x):
        return C(*(self.a + (x,)))

print(C(t("i")).m(t("j")).m(t("k")).a)
print(max(t(3), t(9), t(4)), [].append(t("p")), "x".join([t("q"), t("r")]), t(1) + t(2) * t(3))
