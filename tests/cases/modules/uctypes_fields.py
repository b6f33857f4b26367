# differs: CPython has no module uctypes
# Fields of structures of all kinds and layouts: reading, writing, sizes, errors.
import uctypes
for n in ("VOID UINT8 INT8 UINT16 INT16 UINT32 INT32 UINT64 INT64 BFUINT8 BFINT8 BFUINT16 BFINT16 BFUINT32 BFINT32 FLOAT32 FLOAT64 BF_POS BF_LEN SHORT USHORT INT UINT LONG ULONG LONGLONG ULONGLONG PTR ARRAY LITTLE_ENDIAN BIG_ENDIAN NATIVE").split():
    print(n, getattr(uctypes, n))
desc = {
    "a": uctypes.UINT8 | 0, "b": uctypes.INT8 | 1, "c": uctypes.UINT16 | 2, "d": uctypes.INT16 | 4,
    "e": uctypes.UINT32 | 8, "f": uctypes.INT32 | 12, "g": uctypes.UINT64 | 16, "h": uctypes.INT64 | 24,
    "x": uctypes.FLOAT32 | 32, "y": uctypes.FLOAT64 | 40,
    "lo": uctypes.BFUINT16 | 2 | 0 << uctypes.BF_POS | 4 << uctypes.BF_LEN,
    "hi": uctypes.BFUINT16 | 2 | 4 << uctypes.BF_POS | 12 << uctypes.BF_LEN,
    "b8": uctypes.BFUINT8 | 0 | 2 << uctypes.BF_POS | 3 << uctypes.BF_LEN,
    "b32": uctypes.BFUINT32 | 8 | 5 << uctypes.BF_POS | 20 << uctypes.BF_LEN,
    "arr": (uctypes.ARRAY | 0, uctypes.UINT8 | 4),
    "arr16": (uctypes.ARRAY | 0, uctypes.UINT16 | 4),
    "arri8": (uctypes.ARRAY | 1, uctypes.INT8 | 3),
    "arrf": (uctypes.ARRAY | 32, uctypes.FLOAT32 | 4),
    "sub": (8, {"p": uctypes.UINT8 | 0, "q": uctypes.UINT16 | 2}),
    "subs": (uctypes.ARRAY | 8, 3, {"p": uctypes.UINT8 | 0, "q": uctypes.UINT16 | 2}),
    "ptr": (uctypes.PTR | 12, uctypes.UINT8),
    "ptr16": (uctypes.PTR | 12, uctypes.UINT16),
    "ptrs": (uctypes.PTR | 12, {"p": uctypes.UINT8 | 0, "q": uctypes.UINT16 | 2}),
}
buf = bytearray(range(200, 248))
for layout in (uctypes.LITTLE_ENDIAN, uctypes.BIG_ENDIAN, uctypes.NATIVE):
    s = uctypes.struct(uctypes.addressof(buf), desc, layout)
    print(layout, uctypes.sizeof(desc, layout), uctypes.sizeof(s))
    print(s.a, s.b, s.c, s.d, s.e, s.f, s.g, s.h, s.lo, s.hi, s.b8, s.b32)
    print(s.arr, [s.arr16[i] for i in range(4)], [s.arri8[i] for i in range(3)])
    print(s.sub.p, s.sub.q, [(x.p, x.q) for x in (s.subs[i] for i in range(3))])
    print(uctypes.sizeof(s.sub), uctypes.sizeof(s.subs), uctypes.sizeof(s.arr), uctypes.sizeof(s.arr16), uctypes.sizeof(s.ptr))
    for n, v in (("a", 1), ("b", -2), ("c", 0x1234), ("d", -3), ("e", 0x87654321), ("f", -5), ("g", 2**63 + 1), ("h", -6), ("lo", 9), ("hi", 0xabc), ("b8", 7), ("b32", 0xfffff), ("x", 1.5), ("y", -2.25)):
        setattr(s, n, v)
        print(n, getattr(s, n), buf.hex())
    s.arr[1] = 77
    s.arr16[1] = 0x4455
    s.arri8[0] = -1
    s.subs[1].q = 0x9988
    s.sub.p = 3
    print(buf.hex())
    print(s.x, s.y, s.arrf[0])
    for f in (lambda: s.nothing, lambda: s[0], lambda: s.arr16[4], lambda: s.subs[3], lambda: setattr(s, "arr", 3), lambda: setattr(s, "sub", 3), lambda: s.arr16.x, lambda: uctypes.sizeof(3), lambda: uctypes.sizeof("x"), lambda: uctypes.sizeof({"a": "b"}), lambda: len(s), lambda: setattr(s, "nope", 1), lambda: uctypes.addressof(3), lambda: setattr(s, "a", "x"), lambda: setattr(s, "x", "q")):
        try:
            print("ok", f())
        except Exception as e:
            print(type(e), e)
    print(bytes(s) == bytes(buf[:uctypes.sizeof(s)]), s == s, s == bytes(s))
    print(str(s)[:14], str(s.arr16)[:14], str(s.ptr)[:12], type(s), s is s.sub)
