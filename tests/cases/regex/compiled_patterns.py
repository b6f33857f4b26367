# A compiled pattern can be used wherever its text can.
import re
r = re.compile("a(b)c")
print(re.match(r, "abc").group(1), re.search(r, "xabc").group(0), re.sub(r, "-", "abcabc"), r.match("xabc"), r.search("xabc").group(1), r.sub("+", "abc", 1), r.split("1abc2") if False else "")
print(type(r) is type(re.compile("")), type(r.match("abc")) is type(re.match("", "")), bool(r), bool(r.match("abc")))
