# Text made at run time equals, hashes and is found like the same text in the source.
a = "hel" + "lo"
b = "hello"
print(a == b, "".join(["h", "ello"]) == b, {a: 1}["hello"])
x = "key" + str(5)
d = {"key5": "found"}
print(d[x], x in d, d.get("key" + "6"))

class C: pass
c = C()
setattr(c, "dyn" + "amic", 1)
print(c.dynamic, getattr(c, "dynami" + "c"), hasattr(c, "dyn"))
parts = ""
for i in range(5):
    parts += str(i) + ","
print(parts)
print("ab" "cd", "a" "b" == "ab", ("x" + "y") in ("xy", "z"))
print("abc" == b"abc", "a" != "b", "a".__eq__("a") if hasattr("a", "__eq__") else True)
print(hash("same") == hash("sa" + "me"), len({"a", "a" + "", "b"}))
big = "0123456789" * 20
print(len(big), big[95:105], big.count("5"), big == "0123456789" * 20)
