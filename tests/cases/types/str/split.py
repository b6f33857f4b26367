# split, rsplit, splitlines, partition and rpartition, of text and bytes.
print("a b  c".split(), "a b  c".split(" "), "".split(), "".split(","), "a,b,c".split(","))
print("a,b,c".split(",", 1), "a b c d".split(None, 2), "a,b,c".rsplit(",", 1))
print("a--b--c".split("--"), "--".split("--"), "abc".split("z"), "a,,b".split(","))
print("  lead trail  ".split(), "x\ty\nz".split(), "a,b".split(",", 0), "a,b".split(",", -1))
print("l1\nl2\nl3".splitlines(), "l1\n".splitlines(), "a\n\nb".splitlines(True), "".splitlines())
print("k=v=w".partition("="), "none".partition("="), "k=v=w".rpartition("="), "none".rpartition("="))
print("a€b€c".split("€"), "|".join("ñ ñ".split()))
print(b"a b".split(), b"a,b".split(b","), b"k=v".partition(b"="))
for bad in (lambda: "a".split(""), lambda: "a".partition("")):
    try:
        bad()
    except ValueError:
        print("ValueError")
