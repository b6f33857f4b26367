# Arguments and operations that arrays refuse.
import array
for bad in ("z",):
    try:
        print(array.array(bad))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
try:
    array.array()
except TypeError:
    print("TypeError")
a = array.array("i", [1, 2, 3])
for f in (lambda: a[3], lambda: a[-4]):
    try:
        f()
    except IndexError:
        print("IndexError")
for f in (lambda: a["x"], lambda: a.append("x"), lambda: a.append(None), lambda: a + 1, lambda: array.array("i", 1.5), lambda: array.array("i", [1.5]), lambda: array.array("i", ["a"]), lambda: array.array("B", "abc"), lambda: hash(a), lambda: a()):
    try:
        print(f())
    except TypeError:
        print("TypeError")
