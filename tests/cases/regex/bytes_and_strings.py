# Patterns of bytes match bytes, and patterns of text match text.
import re
print(re.match(b"(a)(\\d+)", b"a12").group(2), re.compile(b",").split(b"a,b"), re.sub(b"a", b"x", b"aba"), re.search(b"[\xf0-\xff]", b"a\xf5b").group(0))
print(re.match(b"a.c", b"a\xffc").group(0), re.search(b"\\s", b"a b").group(0))
for f in (lambda: re.match(1, "a"), lambda: re.match("a", 1), lambda: re.compile(None), lambda: re.match("a"), lambda: re.sub("a", "b"), lambda: re.sub("a", 5, "a"), lambda: re.compile()):
    try:
        print(f())
    except TypeError:
        print("TypeError")
