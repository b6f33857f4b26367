# `^` and `$` match at the start and at the end alone.
import re
for p, s in (("^a$", "a"), ("^a$", "ab"), ("b+", "abbb"), ("^b", "ab"), ("c$", "abc"), ("x", "abc"), ("", "abc"), ("^", "abc"), ("$", "abc"), (r"\d+", "ab12"), ("a|c", "xxc"), ("^a|b$", "xb"), ("(^a)|b", "ab"), ("a$|b", "ba")):
    m = re.search(p, s)
    print(repr(p), repr(s), m and m.group(0))
