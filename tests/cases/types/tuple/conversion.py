# Conversion between lists, tuples, sets, dicts, text and bytes.
print(list((1, 2)), tuple([1, 2]), list("ab"), tuple({"x": 1}), set([1]), dict([[1, 2]]), list(zip("a", "b")))
print(list(map(list, zip([1, 2], [3, 4]))), [list(r) for r in ((1,), (2,))], tuple(x for x in "ab"))
print(sum([list("a"), list("b")], []), [x for t in ((1, 2), (3,)) for x in t], list(dict(a=1).items()))
l = [(1, "b"), (0, "a")]
print(dict(l)[1], sorted(l), [t[::1] for t in l], {k: v for k, v in l}[0])
print(bytes([65, 66]), list(b"AB"), "".join(chr(b) for b in b"AB"), bytearray(b"AB")[0], tuple(b"A"))
print(list(range(3)) == [0, 1, 2], tuple(range(2)) == (0, 1), str([1, 2])[1:-1], bool([]), bool([[]]))
print([None] * 2, [[]] + [[1]], ((),) * 2, list([1]), list(set([1])))
