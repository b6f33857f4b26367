# What integers of any size cannot do.
x = 1 << 80
for f in (
    lambda: x + "a",
    lambda: x + None,
    lambda: x < "a",
    lambda: x @ x,
    lambda: x(),
    lambda: x[0],
    lambda: len(x),
    lambda: iter(x),
    lambda: 1 in x,
    lambda: x << "a",
    lambda: x + [],
    lambda: [] + x,
    lambda: -x + {},
    lambda: pow(2, 3, "a"),
    lambda: x << 1.0,
    lambda: x & 1.0,
):
    try:
        print(f())
    except TypeError:
        print("TypeError")
for f in (lambda: bytearray(x), lambda: [0] * x, lambda: b"a" * x):
    try:
        f()
    except (OverflowError, MemoryError):
        print("too big")
try:
    x.foo
except AttributeError:
    print("AttributeError")
