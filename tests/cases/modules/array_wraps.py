# differs: MicroPython takes the low bits of an integer that is too big, CPython refuses it
# Integers that do not fit into an item lose their high bits.
import array
for f, v in (("b", 128), ("b", -129), ("B", 256), ("B", -1), ("h", 32768), ("H", 65536), ("H", -1), ("i", 2**31), ("I", 2**32), ("I", -1), ("q", 2**63), ("Q", 2**64), ("Q", -1)):
    a = array.array(f, [1])
    try:
        a[0] = v
        print(a)
    except OverflowError as e:
        print(f, v, "OverflowError")
