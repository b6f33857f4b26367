# cause: a value that is stored through a pointer to a scalar arrives. MicroPython drops it without a word.
# workaround: give the pointer a structure of one field, and store that field.
try:
    import uctypes
except ImportError:
    uctypes = None
    print("CPython has no addresses.")

if uctypes:
    target = bytearray(b"abc")
    holder = bytearray(4)
    at = uctypes.addressof(holder)
    uctypes.struct(at, {"p": uctypes.UINT32 | 0}).p = uctypes.addressof(target)
    pointer = uctypes.struct(at, {"p": (uctypes.PTR | 0, uctypes.UINT8)}).p
    pointer[1] = 66
    print(target, pointer[1])
