# replace, join, repetition and center, of text and bytes.
print("aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-") if False else "abc".replace("z", "y"))
print("hello".replace("l", ""), "hello".replace("ll", "LLL"), "añb".replace("ñ", "n"))
print(",".join(["a", "b"]), "".join("xyz"), "-".join([]), ", ".join(("only",)), "ab".join("123"))
print("".join(reversed("abc")), "-".join(str(i) for i in range(3)), "/".join({"k": 1}))
print(b",".join([b"a", b"b"]), b"abc".replace(b"b", b"--"))
for bad in (lambda: ",".join([1]), lambda: ",".join(5), lambda: ",".join([b"x"])):
    try:
        bad()
    except TypeError:
        print("TypeError")
print("a" * 3, 3 * "ab", "x" * 0, "x" * -1, "-" * 5 + ">", "a" + "b" * 2)
print("abc".center(7) + "|", "ab".center(6) + "|", "toolong".center(3))
s = "abc"
print(s.replace("b", "B"), s, s + "d" == "abcd")
