# oracle: cpython The build of MicroPython that the cases are checked with has these methods switched off.
# span, start, end and groups of matches, of groups that took no part, and in characters.
import re

m = re.search("(b+)(x)?(c)", "aabbcd")
print(m.groups(), m.start(), m.end(), m.span())
for i in range(4):
    print(i, m.span(i), m.start(i), m.end(i), m.group(i))
print(re.match("x", "x").groups(), re.match("()", "").span(1))
for method in (m.start, m.end, m.span, m.group):
    try:
        method(4)
    except IndexError:
        print("IndexError")

# In characters, not in bytes.
m = re.search("(ö+)(n)", "schöön")
print(m.span(), m.span(1), m.start(2), m.group(1))
print(re.compile("n").search("önön", 2).span())
print(re.search(b"(b)", b"\xffab").span(1))

# Group in a repetition: where it was last.
print(re.match("(?:(a)|(b))*", "ab").span(1), re.match("(a|b)*", "ab").span(1))
