# Text of numbers: padded, filtered, sorted, Roman; simple ciphers.
print(["%03d" % i for i in (1, 22, 333)], str(7).rjust(3) if False else "%3s" % 7)
print([c for c in "a1b2" if c.isdigit()], "".join(c for c in "a1b2" if not c.isdigit()))
print(int("".join(["1", "2"])), float("1" + ".5"), "5" + str(5), "5" * 5, int("5") * 5)
print(sorted(["10", "9", "2"]), sorted(["10", "9", "2"], key=int), max("10", "9"), "10" < "9")
print("%d items" % len([1, 2]), "total: " + str(sum([1, 2])), "{:>3}|{:<3}|".format(1, 2))

def roman(n):
    out = ""
    for v, s in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v:
            out += s
            n -= v
    return out

print([roman(n) for n in (1, 4, 9, 14, 39)])

def caesar(s, k):
    return "".join(chr((ord(c) - 97 + k) % 26 + 97) if c.isalpha() else c for c in s)

print(caesar("hello, world", 3), caesar(caesar("abc xyz", 5), -5))
print("racecar" == "".join(reversed("racecar")), sum(int(c) for c in str(2 ** 50)))
print("key=value; k2=v2".split("; ")[1].split("=")[1], dict(p.split("=") for p in "a=1".split("&")))
