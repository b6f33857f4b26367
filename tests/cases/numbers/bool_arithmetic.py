# Booleans as numbers.
print(True + True, True - 1, True * 5, True / 2, True // 1, -True, +False, ~True, ~False, True << 3, True >> 1, True ** 2, 2 ** True)
print(True & 1, True | 2, True ^ 1, type(True & 1), type(+True))
print(True == 1, True == 1.0, False == 0, True < 2, [10, 20][True], "ab"[False], {1: "a"}[True], hash(True) == hash(1))
print(int(True), float(True), str(True), repr(False), bool("False"), bool(""), "%d" % True, "{:d}".format(True), divmod(True, 1), round(True))
print(sum([True] * 5), [1, 0, 2].count(True))
