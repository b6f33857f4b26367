# == between different types is False, < is a TypeError; comparison of sequences and numbers.
print(1 == "1", None == 0, [] == (), {} == [], "a" == b"a", 1 == 1.0, True == 1, (1,) == [1])
print([1, "a"] == [1, "a"], (1, [2]) == (1, [2]), [1] != [1], {"a": 1} != {"a": 1}, b"a" == bytearray(b"a"))
for f in (lambda: 1 < "a", lambda: None < 1, lambda: [] < (), lambda: {} < {}, lambda: "a" < 1, lambda: object() < object(), lambda: sorted([None, 1])):
    try:
        f()
        print("ok")
    except TypeError:
        print("TypeError", end=" ")
print()
print((1, 2) < (1, 2, 0), [2] > [1, 9], "abc" > "ab", b"b" > b"a", (1, "a") < (1, "b"), [[1], 2] < [[1], 3])
print(1 < 1.5, 2 > True, 10 ** 20 > 1e3, -1 < 0.0, 0.0 == -0.0, float("nan") == float("nan"))
print(max("a", "B", key=str.lower), min([(1, 2), (1, 1)]), sorted(["b", "a", "C"]))
print(None is None, None == None, not None, None != 0, ... == ...)
