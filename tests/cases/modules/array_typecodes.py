# Every type code of integers: limits, append, extend, slices, bytes.
import array
for tc, lo, hi in (("b", -128, 127), ("B", 0, 255), ("h", -32768, 32767), ("H", 0, 65535), ("i", -(2**31), 2**31 - 1), ("I", 0, 2**32 - 1), ("q", -(2**63), 2**63 - 1), ("Q", 0, 2**64 - 1)):
    a = array.array(tc, [0, 1, hi])
    print(a, a[0], a[-1], len(a))
    if lo:
        a[0] = lo
        print(a[0], bytes(a))
    a.append(5)
    a.extend(array.array(tc, [7, 8]))
    print(a, a[2:4])
    b = array.array(tc, a)
    print(a == b, len(b), list(b) == list(a))
    print(repr(array.array(tc)), array.array(tc, range(3)), array.array(tc, (1, 2)))
