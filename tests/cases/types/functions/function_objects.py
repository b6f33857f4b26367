# Functions, bound methods and methods of built-in types as objects.
def f(a, b=2):
    "doc"
    return a + b

print(f.__name__, type(f).__name__, callable(f), f(1), f is f, f == f)

def gen():
    yield 1

print(type(gen()).__name__, gen.__name__, type(lambda: 0).__name__)
bound = "abc".upper
print(bound(), [].append is not None, list(map("a,b".split, [","])))
fs = [str.upper, str.strip, lambda s: s[::1], len]
print([g(" x ") for g in fs])
print(list.append, 1) if False else print("skip")
l = []
list.append(l, 5)
dict.update({}, {})
print(l, str.join("-", ["a", "b"]), dict.get({"k": 1}, "k"), int.__name__)

class C:
    def m(self, x):
        return (self.n, x)

    n = 5

m = C().m
print(m(1), C.m(C(), 2), [m(i) for i in range(2)])
for attr in ("nope", "xyz"):
    print(hasattr(f, attr), end=" ")
print()
try:
    f.nope
except AttributeError:
    print("AttributeError")
