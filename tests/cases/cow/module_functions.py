# Functions of a frozen module are replaced, deleted and hidden; frozen callers find the new ones.
table = {}

def handler(name):
    def deco(f):
        table[name] = f
        return f
    return deco

@handler("a")
def a(x):
    return "a" + x + suffix()

def suffix():
    return "!"

frozen_a = a
print("start")
print(a("1"), table["a"] is a)

def suffix():
    return "?"

print(frozen_a("2"), table["a"]("3"))

def a(x):
    return "new a"

print(a("4"), frozen_a("5"), table["a"] is frozen_a)
table["b"] = lambda x: "b"
print(sorted((k, f("6")) for k, f in table.items()))
del suffix
try:
    frozen_a("7")
except NameError:
    print("NameError")
suffix = lambda: "lambda"
print(frozen_a("8"))
len_ = len
len = lambda x: "shadowed"
print(len([1]), len_([1]))
del len
print(len([1, 2]))
