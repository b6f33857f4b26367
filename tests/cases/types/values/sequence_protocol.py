# The same operations on text, bytes, tuples, lists, bytearrays and ranges.
def head(seq, n=2):
    return seq[:n]

seqs = ["abcd", b"abcd", (1, 2, 3), [1, 2, 3], bytearray(b"xyz"), range(5)]
for s in seqs:
    print(type(s).__name__, len(s), s[0], s[-1], head(s), list(s)[:2], s[1] in list(s), bool(s), bool(s[:0]))
print([max(s) for s in seqs], [list(reversed(s))[0] for s in seqs])
print([sum(s) for s in seqs[1:]], [sorted(s)[0] for s in seqs])
for s in seqs[:4]:
    print(s + s, s * 2, s == s[:], s.count(s[:1]), s.find(s[1:]) if isinstance(s, (str, bytes)) else s.index(s[1]))
a, *rest = b"abc"
print(a, rest, list(enumerate(b"ab", 1)), list(zip("ab", b"ab", [1, 2])))
