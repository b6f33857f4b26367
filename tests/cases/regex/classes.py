# Classes of characters, named and in brackets.
import re
for p, s in (("[a-c]+", "abcd"), ("[^a-c]+", "xyza"), ("[a-]+", "a-b"), ("[-a]+", "a-b"), (r"[\d]+", "12a"), (r"\d+\D", "12a"), (r"\w+\W\s\S", "ab!  c"), (r"\w+\W\s\S", "ab! c"), (r"[\w.]+", "a.b c"), ("[0-9a-fA-F]+", "12aFg"), (r"[^\s]+", "ab c"), ("[.]", "."), ("[*]", "*"), (r"[\]]", "]"), ("[a-zA-Z_][a-zA-Z0-9_]*", "name_1 x"), (r"\s*", " \t\n\r."), (r"[\s\d]+", "1 2x"), (r"[^\d]", "1"), ("[a-c-e]+", "a-eb"), ("[^^]", "a")):
    m = re.match(p, s)
    print(repr(p), repr(s), m and m.group(0))
