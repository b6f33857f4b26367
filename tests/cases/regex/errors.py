# differs: MicroPython takes other patterns than CPython, and words its errors otherwise.
# Patterns, arguments and templates that re refuses, and the limits of a pattern.
import re


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e.args)


for pattern in ("*", "+", "?", "a**", "a++", "a*?", "a+?b", "(", "(a", ")", "a)", "(*)", "(a|*b)", "[", "[a", "[a-", "[a\\", "[\\]", "\\", "a\\",
                "(?", "(?a)", "(?=a)", "(?P<n>a)", "^*", "$?", "(?:)*", "()*", "(^)*", "(?:", "(?:a"):
    try:
        re.compile(pattern)
        print(pattern, "compiled")
    except ValueError as e:
        print(pattern, e.args)

# Sets may be empty; the end of a range is not escaped; an escaped letter is that letter.
print(re.match("[]", "a"), re.match("[^]", "a").group(0), re.match("[z-a]", "m"), re.match("[a-\\d]", "d").group(0))
print(re.match("[\\w-z]+", "a-z!").group(0), re.match("\\n\\b", "nb").group(0), re.match("a{2}", "a{2}").group(0), re.match("(a)\\1", "a1").group(0))
print(re.match("a.b", "a\nb").group(0) == "a\nb", re.search("a$", "a\n"))

# Limits.
for pattern in ("[" + "a" * 127 + "]", "[" + "a" * 128 + "]", "()" * 63, "()" * 64, "(" + "a" * 61 + ")?", "(" + "a" * 62 + ")?", "a" * 62 + "|b",
                "a" * 63 + "|b", "b|" + "a" * 63, "b|" + "a" * 64, "(" + "a" * 60 + ")*", "(" + "a" * 61 + ")*", "(?:" * 300 + ")" * 300):
    try:
        re.compile(pattern)
        print(len(pattern), "compiled")
    except ValueError as e:
        print(len(pattern), e.args)

# Arguments.
for args in ((1, "a"), ("a", 1), ("a", None), ("a", bytearray(b"a")), (None, "a")):
    attempt(re.match, *args)
attempt(re.compile, re.compile("a"))
attempt(re.compile("a").search, "a", "x")
m = re.match("(a)(b)?", "a")
for args in ((), (3,), (-1,), (0, 1), ("a",), (1.5,)):
    attempt(m.group, *args)
attempt(re.compile("(x)").split, "axb")
attempt(re.compile("x").split, 1)
attempt(re.compile("x").split, "a", "b")
print(m, re.match("a", "a"), re.match("a", b"a").group(0), re.match(b"a", "a").group(0))

# What sub takes for a template; an empty match ends it.
for args in (("(a)", "\\n", "bab"), ("(a)", "\\g", "bab"), ("(a)", "\\g<", "bab"), ("(a)", "\\g<1", "bab"), ("(a)", "\\g<x>", "bab"), ("(a)", "\\3", "bab"),
             ("(a)", "\\g<3>", "bab"), ("(a)", "\\10", "bab"), ("(a)", "x\\", "bab"), ("a", "\\0", "bab"), ("", "-", "abc"), ("x*", "-", "abxd"),
             ("a", 1, "bab"), ("a", None, "bab"), ("a", b"x", "bab"), ("a", "x", b"bab"), ("a", "x", 5), ("a", "b", "aaa", -1), ("a", "b", "aaa", 1, 0),
             ("a", lambda m: 1, "bab"), ("(a)", lambda m: "\\1\\1", "bab"), ("a", len, "bab"), ("a", bytearray(b"x"), "bab"), ("a", "b")):
    attempt(re.sub, *args)
