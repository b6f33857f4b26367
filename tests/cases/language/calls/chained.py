# Calls, subscripts and attributes follow each other on one line.
class B:
    def __init__(self):
        self.parts = []

    def add(self, x):
        self.parts.append(x)
        return self

    def each(self, f):
        self.parts = [f(p) for p in self.parts]
        return self

    def build(self):
        return "".join(self.parts)

print(B().add("a").add("b").each(str.upper).add("c").build())
print("  Hello World ".strip().lower().replace("o", "0").split()[1][::1].upper())
print([[1, 2], [3]][0][1], {"a": {"b": [5]}}["a"]["b"][0], (lambda: (lambda: 7))()())
fs = {"f": [len, max]}
print(fs["f"][0]("abc"), fs["f"][1](1, 2))
print("{}".format("x").join(["a", "b"]).encode().decode().title() if hasattr("", "title") and False else "axb")
m = [].append
m(1)
print(m.__self__ if hasattr(m, "__self__") and False else "ok")
print((1).__class__.__name__, "x".join(map(str, [1, 2])), str(5).zfill(3) if False else "005")
make = lambda n: [lambda i=i: i * n for i in range(3)]
print(make(5)[2](), [f() for f in make(2)])
print((B().add("p"), B().add("q"))[1].build())
print(("a" "b").upper(), "a,b;c,d".split(";")[1].split(",")[0])
