# Indexing, slices and search in text that is not ASCII.
s = "aéb€c\U0001f600d"
print(len(s), [ord(c) for c in s], s[1], s[-1], s[3] == "€", s[5] == "\U0001f600")
for i in range(-8, 8):
    for j in (None, -3, 0, 2, 5, 100):
        if len(s[i:j]) != len(list(s)[i:j]) or "".join(list(s)[i:j]) != s[i:j]:
            print("wrong", i, j)
print(s.find("b"), s.find("€"), s.find("\U0001f600"), s.rfind("é"), s.index("c"), s.count("é"), s.find("x"), s.find("", 3), "€c" in s)
for i in (7, -8):
    try:
        s[i]
    except IndexError:
        print("IndexError")
it = iter(s)
print(next(it), next(it) == "é", list(it) == list(s[2:]), s == "".join(reversed(list(reversed(list(s))))))
