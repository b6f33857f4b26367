# oracle: cpython MicroPython has no `in` for arrays
# Arrays support the operations of sequences: concatenation, slices, membership, iteration, comparison.
import array
a = array.array("i", [1, 2, 3])
print(a + array.array("i", [4]), bool(a), bool(array.array("i")), [x for x in a], max(a), sum(a), 2 in a, 9 in a)
a += array.array("i", [5, 6])
print(a, len(a), a[1:-1], a[:2], a[3:], list(reversed(list(a))))
print(array.array("B", b"abc"), array.array("B", bytearray(b"xy")), bytes(array.array("H", [1, 2])), bytearray(array.array("b", [-1])))
print(array.array("i", [1, 2]) == array.array("B", [1, 2]), array.array("i", [1]) != array.array("i", [2]), array.array("B", [1]) == [1])
for x in array.array("h", [-1, 1]):
    print(x)
b = array.array("B", range(5))
b[1] = 250
print(b, sorted(b), array.array("i", (x * x for x in range(4))), tuple(b), dict(enumerate(b)))
