# sub, as a function and as a method.
import re

print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", 1), re.sub("x", "b", "banana"), re.sub("a", "", "banana"))
print(re.sub("(a)(n)", "\\2\\1", "banana"), re.sub("(a)(n)", "\\g<2>-\\g<1>", "banana"), re.sub("a(n)?", "[\\1]", "banana"))
print(re.sub("(\\w+) (\\w+)", "\\2 \\1", "hello world, good night"), re.sub("a", "\\\\", "bab"), re.sub("a", "\\g<0>\\g<0>", "bab"))
print(re.sub("\\s+", " ", "a  b \t c"), re.sub("^\\s+|\\s+$", "", "  both  "), re.sub("^a", "x", "aaa"), re.sub("a$", "x", "aaa"))
print(re.sub("(a)|b", "<\\1>", "abc"), re.sub("", "", ""), repr(re.sub("x", "y", "")))
print(re.sub(b"[0-9]", b"#", b"a1b2"), re.sub(b"(.)\\d", b"\\1", b"a1b2"))

# The replacement may be made by a function.
print(re.sub("\\d+", lambda m: str(int(m.group(0)) + 1), "1 and 41"))


class Count:
    def __init__(self):
        self.n = 0

    def __call__(self, m):
        self.n += 1
        return "%s%d" % (m.group(1), self.n)


count = Count()
print(re.sub("(a|n)", count, "banana", 4), count.n)


def fails(m):
    raise KeyError(m.group(0))


try:
    re.sub("n", fails, "banana")
except KeyError as e:
    print("KeyError", e.args)

r = re.compile("a.")
print(r.sub("<>", "banana"), r.sub("<>", "banana", 1), r.sub(lambda m: m.group(0).upper(), "banana"))
# Many objects on the way.
print(len(re.sub("a", lambda m: "-" * 20, "xa" * 100)))
