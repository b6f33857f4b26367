# Indices, slices and iteration go by characters, whatever their number of bytes.
s = "añ€😀z"
print(len(s), s[0], s[1], s[2], s[3], s[-1], s[-2], s[1:4], s[:-1], s[3:])
print("|".join(s), [ord(c) for c in s])
for i in (5, -6):
    try:
        s[i]
    except IndexError:
        print("IndexError")
try:
    s[0] = "x"
except TypeError:
    print("TypeError")
try:
    s["a"]
except TypeError:
    print("TypeError")
print("".join(c for c in s if ord(c) > 127), max(s) == "😀", min("cab"), sorted("hello"))
print(len(s.encode()), s.encode().decode() == s, s.encode("utf-8")[:3])
print("abc" < "abd", "abc" < "abcd", "Z" < "a", "a" == "a", "é" > "z", "" < "a")
it = iter("ab")
print(next(it), next(it), next(it, None))
print("a" in s, list(enumerate("xy")), dict(zip("ab", "cd")), "%s" % s[2])
