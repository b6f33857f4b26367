# strip, lstrip and rstrip of white space and of given characters.
s = "  a b  "
print([s.strip(), s.lstrip(), s.rstrip()])
print("xxhixx".strip("x"), "xyhiyx".strip("xy"), "xxhi".lstrip("x"), "hixx".rstrip("x"))
print("\t\n a\r\n".strip(), "".strip() == "", "   ".strip() == "", "aaa".strip("a") == "")
print("a.b.c...".rstrip("."), "www.site.www".strip("w."), "éaé".strip("é"))
print(b"  x ".strip(), b"xxyxx".strip(b"x"), b"ab".lstrip(b"a"))
try:
    "a".strip(5)
except TypeError:
    print("TypeError")
print("unchanged".strip() == "unchanged")
