# oracle: cpython MicroPython has neither maketrans nor __format__, and __getattribute__ on instances alone
# Where a name or a text is wanted, anything else is a TypeError.


class Plain:
    pass


def tried(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return type(e).__name__


for name in (1.5, 3, None, b"x", ["x"], ("x",)):
    print(
        tried(object.__getattribute__, Plain(), name),
        tried(getattr, Plain(), name),
        tried(getattr, Plain(), name, 1),
        tried(hasattr, Plain(), name),
        tried(setattr, Plain(), name, 1),
        tried(delattr, Plain(), name),
        tried(object.__setattr__, Plain(), name, 1),
        tried(object.__delattr__, Plain(), name),
    )

for table in ([1], {1}, "ab", 5, None, (1, 2)):
    print(tried(str.maketrans, table))
print(tried(str.maketrans, {"": 1}), tried(str.maketrans, {"ab": 1}), tried(str.maketrans, {1.5: 1}))
print(sorted(str.maketrans({"a": "b", 99: None}).items()))
print("abc".translate({97: "AA", 98: None, 99: 0x20ac}))
print("abc".translate([0] * 97 + ["x", 120]), tried("abc".translate, {97: -1}), tried("abc".translate, {97: 0x110000}))
print(tried("abc".translate, 5), tried(str.translate, b"abc", {}))


class Formats:
    def __init__(self, result):
        self.result = result

    def __format__(self, spec):
        return self.result


for result in ("good", b"bytes", 5, None, [1], 1.5):
    print(
        tried(format, Formats(result), ""),
        tried(format, Formats(result), ">5"),
        tried(lambda: f"{Formats(result)}"),
        tried("{}".format, Formats(result)),
    )
for spec in (5, None, b">5", [">5"]):
    print(tried(format, "x", spec), tried(format, 5, spec))
