# oracle: cpython MicroPython's package for node has no spans
# start, end and span; groups.
import re
m = re.search("(b)(c)?(d+)", "abddd")
print(m.groups(), m.start(), m.end(), m.span(), m.start(1), m.end(1), m.span(1), m.span(2), m.start(3), m.end(3))
for i in (4, -1):
    try:
        m.span(i)
    except IndexError:
        print("IndexError")
print(re.match("x", "x").groups(), re.search("", "abc").span(), re.search("$", "abc").span())
