# repr of containers in each other, and of instances in them.
print([1, [2, (3, {"k": [None, True]})], b"b", "s'"])
print((), (1,), ((1,),), [()], [[]], {}, {"a": {}}, set(), [set()], {1}, [{1}], {"t": (1,)})
print({"n": None, } , [1.5, "1.5"], ["\n", "e"], (b"\x00", "\\"), [range(3)], [...])

class R:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return "R(%r)" % (self.v,)

print([R("a"), (R(1), {"k": R([R(None)])})], str([R("x")]), "%s" % [R(1)], f"{(R(2),)}")
print(str(("a",)), repr({"k": "v"}), str([None]), str({"x": {1: 2}}))
print([int, str, list] == [int, str, list], frozenset(), frozenset([1]), bytearray(b"x"), [bytearray()])
