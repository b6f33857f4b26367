# Operators that floats do not have raise TypeError.
for f in (
    lambda: ~1.0,
    lambda: 1.0 << 1,
    lambda: 1.0 | 1,
    lambda: 1 & 1.0,
    lambda: 1.0 ^ 2,
    lambda: 1.0 >> 1,
    lambda: 1.0 + "a",
    lambda: "a" + 1.0,
    lambda: [1] * 1.0,
    lambda: 1.0 + None,
    lambda: 1.0 < "a",
    lambda: None > 1.0,
    lambda: [1][0.0],
    lambda: (1,)[0.0],
    lambda: "a"[0.0],
    lambda: range(1.0),
    lambda: chr(65.0),
    lambda: "abc"[: 1.0],
    lambda: 1.0(),
    lambda: len(1.0),
    lambda: iter(1.0),
    lambda: pow(2.0, 3, 5),
):
    try:
        print(f())
    except TypeError:
        print("TypeError")
