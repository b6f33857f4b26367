# Ints as text: str, repr, format, f-strings and %, at all lengths, with widths and in all bases.
numbers = [0, 1, 9, 10, 11, 99, 100, 999, 1000, 9999, 10000, 99999, 123456, 9999999, 10000000, 99999999, 100000000,
           134217727, 134217728, 999999999, 1000000000, 1073741823, 1073741824, 4294967295, 4294967296, 10 ** 18, 10 ** 30 + 7]
for n in numbers:
    for i in (n, -n):
        print(str(i), repr(i), "%d" % i, f"{i}", "{}".format(i), "%s" % i, "%5d|%-5d|%05d" % (i, i, i), f"{i:>4}|{i:<4}|{i:04}")
        print("%x" % i, "%X" % i, "%o" % i, hex(i), oct(i), bin(i), f"{i:b}", f"{i:,}", f"{i:+d}", [i], (i,))
print("%d %s %d%%" % (1, "a", 50), "%s%s" % ("", "x"), "%s" % "text", "%d" % True, "%d" % 2.75)
for f in (lambda: "%d" % "a", lambda: "%d %d" % (1,), lambda: "%d" % (1, 2), lambda: "%s" % (), lambda: "%d %" % 1, lambda: "%"):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print("%(a)s %(b)d" % {"a": 1, "b": 2}, "%s" % {"a": 1}, b"%d %s" % (5, b"x"))


class Text(str):
    def __str__(self):
        return "other"


print("%s" % Text("own"), f"{Text('own')}")
a, b = "left", "right"
for n in (0, 5, 1 << 31):
    print(f"{a}{n}{b}", f"{a}{b}", f"{a}", f"{n}{n}", f"{a!r}{n!r}", f"é{n}", f"{n}é{a}")
print(f"{''}{''}" == "", f"{'a'}{'b'}" == "ab")
