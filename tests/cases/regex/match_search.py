# match and search: what is found, and where it begins.
import re

print(re.match("a", "b"), re.search("x", "abc"), re.match("", "abc").group(0) == "")

for pattern, text in (
    ("foo", "foobar"), ("bar", "foobar"), (".", "\0"), ("a.c", "abc"), ("a.c", "ac"),
    ("^b", "ab"), ("b$", "ab"), ("^$", ""), ("^a$", "a"), ("a*", "aaab"), ("a*", "b"),
    ("a+", "aaab"), ("a+", "b"), ("ab?c", "abc"), ("ab?c", "ac"), ("a*?b", "aab"),
    ("a+?", "aaa"), ("a??b", "ab"), ("<.*>", "<a><b>"), ("<.*?>", "<a><b>"), ("<.+?>", "<><b>"),
    ("a|b", "b"), ("ab|ac", "ac"), ("a|ab|abc", "abc"), ("a|", "b"), ("|a", "a"), ("x|y|z|", "z"),
    ("(?:ab)+", "ababa"), ("(?:a|b)*c", "abbac"), ("(?:a|bc)+?d", "abcad"),
    ("[0-9]+", "a123b"), ("(?:(?:a)b)*", "abab"), ("\\.", "a.b"), ("\\(x\\)", "(x)"), ("\\\\", "a\\b"),
    ("\\[\\]", "[]"), ("\\*\\+\\?", "*+?"), ("\\^\\$", "^$"), ("a\\|b", "a|b"), ("-", "a-b"),
):
    m, s = re.match(pattern, text), re.search(pattern, text)
    print(pattern, repr(text), m and m.group(0), s and s.group(0))

r = re.compile("(o+)(b)?")
print(r.match("foobar"), r.search("foobar").group(0), r.search("fog").group(1), r.search("fog").group(2))
print(re.match(r, "ob").group(2), re.search(r, "xx"))
print(bool(re.match("a*", "")), type(r) is type(re.compile("x")), r == r, {r: 1}[r])

# bytes
m = re.search(b"[0-9a]+", b"  \xffa7 ")
print(m.group(0), re.match(b"\xff", b"\xff").group(0), re.match(b"\\w", b"\xe9"))

# The search of a pattern object has bounds.
r = re.compile("b+")
print(r.search("abbcbb", 3).group(0), r.match("abb", 1).group(0), r.match("abb", 1, 2).group(0), r.search("abb", 3))
print(re.compile("^b").match("ab", 1), re.compile("a$").search("aba", 0, 1).group(0), r.search("abb", -5, 100).group(0))
