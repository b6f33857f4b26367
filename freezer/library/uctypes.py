"""Structured access to bytes, as MicroPython's `uctypes`.

A descriptor is a dict of fields. A scalar field is a small int: its type in the 4 bits below the sign, its offset in
the bits below that; a bit field also has the position and number of its bits. An aggregate field is a tuple whose
first item has the kind in 2 bits, and the offset below. The numbers are MicroPython's.

An address is that of an object (`addressof`) or of a register. Objects move here, so a structure on an object refers
to the object itself, by a memoryview, and keeps it.
"""

import struct as _struct
from machine import mem8 as _mem8, mem16 as _mem16, mem32 as _mem32
from _memory import addressof, view as _view
from micropython import const

LITTLE_ENDIAN = 0
BIG_ENDIAN = 1
NATIVE = 2

# Types of scalars, in the bits 27 to 30 of a small int.
VOID = 0
UINT8 = 0
INT8 = 1 << 27
UINT16 = 2 << 27
INT16 = 3 << 27
UINT32 = 4 << 27
INT32 = 5 << 27
UINT64 = 6 << 27
INT64 = 7 << 27
BFUINT8 = (8 << 27) - (1 << 31)
BFINT8 = (9 << 27) - (1 << 31)
BFUINT16 = (10 << 27) - (1 << 31)
BFINT16 = (11 << 27) - (1 << 31)
BFUINT32 = (12 << 27) - (1 << 31)
BFINT32 = (13 << 27) - (1 << 31)
FLOAT32 = (14 << 27) - (1 << 31)
FLOAT64 = (15 << 27) - (1 << 31)

BF_POS = 17
BF_LEN = 22

SHORT = INT16
USHORT = UINT16
INT = INT32
UINT = UINT32
LONG = INT32
ULONG = UINT32
LONGLONG = INT64
ULONGLONG = UINT64

# Kinds of aggregates, in the bits 29 and 30.
PTR = 1 << 29
ARRAY = (2 << 29) - (1 << 31)

_TYPE_BITS = const(27)
_VALUE = const((1 << 27) - 1)
_AGG_BITS = const(29)
_AGG_VALUE = const((1 << 29) - 1)
_OFFSET = const((1 << 17) - 1)
_PTR = const(1)
_ARRAY = const(2)

# For each type of a scalar its code in `struct`, and its size.
_CODES = "BbHhIiQqBBHHIIfd"
_SIZES = b"\x01\x01\x02\x02\x04\x04\x08\x08\x01\x01\x02\x02\x04\x04\x04\x08"


def _syntax():
    raise TypeError("syntax error in uctypes descriptor")


def _kind(first):
    return first >> _AGG_BITS & 3


def _measure(desc, layout):
    """The size of what a descriptor describes, and the size of its largest scalar."""
    if isinstance(desc, dict):
        size = largest = 0
        for field in desc.values():
            if isinstance(field, int):
                t = field >> _TYPE_BITS & 15
                at = field & (_OFFSET if 8 <= t < 14 else _VALUE)
                n = most = _SIZES[t]
            elif isinstance(field, tuple):
                at = field[0] & _AGG_VALUE
                n, most = _measure_aggregate(field, layout)
            else:
                _syntax()
            size = max(size, at + n)
            largest = max(largest, most)
        if layout == NATIVE and largest:
            size = (size + largest - 1) & -largest
        return size, largest
    if isinstance(desc, tuple):
        return _measure_aggregate(desc, layout)
    if isinstance(desc, int):
        raise TypeError("can't unambiguously get sizeof scalar")
    _syntax()


def _measure_aggregate(desc, layout):
    kind = _kind(desc[0])
    if kind == _PTR:
        return 4, 4
    if kind == _ARRAY:
        n = desc[1]
        if len(desc) == 2:
            item = most = _SIZES[n >> _TYPE_BITS & 15]
        else:
            item, most = _measure(desc[2], layout)
        return item * (n & _VALUE), most
    return _measure(desc[1], layout)


def sizeof(what, *layout):
    if isinstance(what, (bytearray, _bytearray)):
        return len(what)
    if isinstance(what, struct):
        if layout:
            raise TypeError
        return _measure(what._uctypes_desc, what._uctypes_layout)[0]
    return _measure(what, *layout or (NATIVE,))[0]


_addressof = addressof


def addressof(what):
    if isinstance(what, struct):
        return what._uctypes_at
    return _addressof(what)


def bytes_at(address, size):
    view = _view(address, size)
    if view is None or len(view) < size:
        return bytes(_mem8[address + i] for i in range(size))
    return bytes(view)


def bytearray_at(address, size):
    view = _view(address, size)
    if view is None or len(view) < size:
        raise ValueError("no object of %d bytes at address %08x" % (size, address))
    return view if isinstance(view, bytearray) else _bytearray(view)


class _bytearray(memoryview):
    """Bytes of another object, which look and behave like a bytearray."""

    def __repr__(self):
        return repr(bytearray(self))

    def __getitem__(self, index):
        if isinstance(index, slice):
            return bytearray(self)[index]
        return memoryview(self)[index]

    def __getattr__(self, name):
        return getattr(bytearray(self), name)


def _int(x):
    if isinstance(x, (str, float)):
        raise TypeError("can't convert %s to int" % type(x).__name__)
    return int(x)


def _get(at, t, layout):
    """The scalar of type `t` at an address."""
    size = _SIZES[t]
    view = _view(at, size)
    if view is None:
        big = layout == BIG_ENDIAN
        if t == 0:
            return _mem8[at]
        if t < 6 and not big and at % size == 0:
            # A register is read at once.
            n = _mem16[at] if size == 2 else _mem32[at] if size == 4 else _mem8[at]
            return n - (1 << 8 * size) if t & 1 and n >> 8 * size - 1 else n
        view = bytes(_mem8[at + i] for i in range(size))
    return _struct.unpack((">" if layout == BIG_ENDIAN else "<") + _CODES[t], view)[0]


def _set(at, t, layout, x):
    """Sets the scalar of type `t` at an address."""
    size = _SIZES[t]
    if t < 14:
        x = _int(x) & (1 << 8 * size) - 1
        # The same bits, without a sign.
        t &= 14
    view = _view(at, size)
    if view is None and t < 6 and layout != BIG_ENDIAN and at % size == 0:
        if size == 4:
            _mem32[at] = x
        elif size == 2:
            _mem16[at] = x
        else:
            _mem8[at] = x
        return
    data = _struct.pack((">" if layout == BIG_ENDIAN else "<") + _CODES[t], x)
    for i, b in enumerate(data):
        _mem8[at + i] = b


class struct(memoryview):
    """A structure at an address."""

    def __new__(cls, address, desc, layout=NATIVE):
        # The buffer of a structure at registers is empty.
        view = b""
        if isinstance(desc, (dict, tuple)):
            view = _view(address, _measure(desc, layout)[0]) or view
        return super().__new__(cls, view)

    def __init__(self, address, desc, layout=NATIVE):
        keep = super().__setattr__
        keep("_uctypes_at", address)
        keep("_uctypes_desc", desc)
        keep("_uctypes_layout", layout)

    def _uctypes_field(self, name, *x):
        """Reads a field, or sets it to `x`."""
        desc = self._uctypes_desc
        if not isinstance(desc, dict):
            raise TypeError("struct: no fields")
        field = desc[name]
        layout = self._uctypes_layout
        at = self._uctypes_at
        if isinstance(field, int):
            t = field >> _TYPE_BITS & 15
            if not 8 <= t < 14:
                at += field & _VALUE
                return _set(at, t, layout, *x) if x else _get(at, t, layout)
            at += field & _OFFSET
            t &= 6
            shift = field >> BF_POS & 31
            mask = (1 << (field >> BF_LEN & 31)) - 1
            n = _get(at, t, layout)
            if not x:
                return n >> shift & mask
            _set(at, t, layout, n & ~(mask << shift) | (_int(x[0]) & mask) << shift)
            return None
        if x or not isinstance(field, tuple):
            _syntax()
        at += field[0] & _AGG_VALUE
        kind = _kind(field[0])
        if kind == 0:
            return struct(at, field[1], layout)
        if kind == _ARRAY and len(field) == 2 and not field[1] >> _TYPE_BITS & 15:
            n = field[1] & _VALUE
            return bytearray_at(at, n)
        return struct(at, field, layout)

    def __getattr__(self, name):
        return self._uctypes_field(name)

    def __setattr__(self, name, x):
        self._uctypes_field(name, x)

    def _uctypes_item(self, index, *x):
        """Reads an item, or sets it to `x`."""
        desc = self._uctypes_desc
        if not isinstance(desc, tuple):
            raise TypeError("struct: can't index")
        layout = self._uctypes_layout
        at = self._uctypes_at
        item = desc[-1]
        if _kind(desc[0]) == _ARRAY:
            n = desc[1]
            if index >= n & _VALUE:
                raise IndexError("struct: index out of range")
            if len(desc) == 2:
                item = n
        else:
            at = _get(at, 4, NATIVE)
            if isinstance(item, int):
                layout = NATIVE
        if isinstance(item, int):
            t = item >> _TYPE_BITS & 15
            at += _SIZES[t] * index
            return _set(at, t, layout, *x) if x else _get(at, t, layout)
        if x:
            raise TypeError("'struct' object doesn't support item assignment")
        return struct(at + _measure(item, layout)[0] * index, item, layout)

    def __getitem__(self, index):
        return self._uctypes_item(index)

    def __setitem__(self, index, x):
        self._uctypes_item(index, x)

    def __int__(self):
        desc = self._uctypes_desc
        if isinstance(desc, tuple) and _kind(desc[0]) == _PTR:
            return _get(self._uctypes_at, 4, NATIVE)
        raise TypeError("can't convert struct to int")

    def __repr__(self):
        desc = self._uctypes_desc
        if isinstance(desc, dict):
            kind = "STRUCT"
        elif isinstance(desc, tuple):
            kind = ("unk", "PTR", "ARRAY", "unk")[_kind(desc[0])]
        else:
            kind = "ERROR"
        return "<struct %s %x>" % (kind, self._uctypes_at)

    # Methods of a memoryview that a structure does not have.

    def __len__(self):
        raise TypeError("object of type 'struct' has no len()")

    def __iter__(self):
        raise TypeError("'struct' object isn't iterable")

    def __eq__(self, other):
        return self is other

    def __hash__(self):
        return id(self)

    hex = property(lambda self: self._uctypes_field("hex"))
    tobytes = property(lambda self: self._uctypes_field("tobytes"))
    itemsize = property(lambda self: self._uctypes_field("itemsize"))
