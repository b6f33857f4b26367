# Complex numbers: constructor, operators, text.
print(complex(), complex(1), complex(1.25), complex(1.25j), complex("1"), complex("1.25"), complex("1.25j"), complex(1, 2), complex(1j, 2j), complex("1+2j"), complex("-1.5e2-3e-1j"), complex(True), complex(0, -1))
print(bool(1j), bool(0j), +(1j), -(1 + 2j), 1j == 1, 1j == 1j, 0 + 0j == False, False == 0 + 0j, 1 + 0j == True, 1j != 2j, 1j == "a", None == 1j)
print(1j + False, 1j + True, 1j + 2, 1j + 2j, 1j - 2, 1j - 2j, 1j * 2, 1j * 2j, 1j / 2, (1j / 2j).real, 1.5 + 3j, 2 - 1j, 2 * 1j, (1 + 1j) * (1 - 1j), (3 + 4j) / (1 + 1j))
print(abs(1j), abs(3 + 4j), hash(1 + 0j) == hash(1), type(hash(1j)), {1 + 0j: 2}[1], len({1j, 0 + 1j, 1}))
print(float("nan") * 1j, float("inf") * (1 + 1j), float("-inf") * (1 + 1j))
print(type(1j), isinstance(1j, complex), repr([1j, (2 + 3j)]), str(1j), "%s %r" % (1j, 2j), (3j).imag, (1 + 2j).real)
