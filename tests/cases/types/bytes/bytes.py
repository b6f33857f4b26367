# bytes: made, sliced, compared, searched, and what they refuse.
b = b"hello\x00\xff"
print(b, len(b), b[0], b[-1], b[1:3], list(b[:3]), b + b"!", b * 2)
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes(b"copy"), bytes(bytearray(b"ba")), bytes(range(3)))
print(b"abc" == b"abc", b"a" < b"b", b"abc" != b"abd", b"" == bytes())
print(b"ell" in b, 104 in b, 7 in b, b.find(b"l"), b.count(b"l"), b.startswith(b"he"), b.endswith(b"\xff"))
for bad in ([256], [-1], ["a"]):
    try:
        bytes(bad)
    except (ValueError, TypeError, OverflowError):
        print("refused")
try:
    b[0] = 1
except TypeError:
    print("TypeError")
print({b"k": 1}[b"k"], hash(b"x") == hash(b"x"), [x for x in b"ab"], sum(b"\x01\x02"))
print(b"A".lower(), b"a".upper(), b"a,b".split(b","), b"-".join([b"x", b"y"]))
print(b"\x01\xab".hex(), bytes.fromhex("01ab"), b"%d" if False else b"x")
