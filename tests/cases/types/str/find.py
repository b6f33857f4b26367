# find, rfind, index, count, in, startswith and endswith, of text and bytes.
s = "hello world hello"
print(s.find("hello"), s.find("hello", 1), s.find("x"), s.find("o", 5, 9), s.find(""), s.find("hello", -5))
print(s.rfind("hello"), s.rfind("l"), s.rfind("x"), s.rfind("hello", 0, 10))
print(s.index("wor"), s.rindex("o"), s.count("l"), s.count("lo"), s.count("x"), "aaaa".count("aa"))
print("añb€c".find("€"), "añb€c".find("c"), "€€".rfind("€"), "añ".index("ñ"), "ééé".count("é"))
print("wor" in s, "xyz" in s, "" in s, "x" not in s)
for f in (lambda: s.index("x"), lambda: s.rindex("x")):
    try:
        f()
    except ValueError:
        print("ValueError")
print(s.startswith("hello"), s.startswith("world", 6), s.endswith("hello"), s.endswith("lo"), s.startswith(""))
print(b"abcabc".find(b"c"), b"abcabc".rfind(b"c"), b"abc".index(b"b"), b"a" in b"abc", 97 in b"abc")
try:
    1 in "a"
except TypeError:
    print("TypeError")
