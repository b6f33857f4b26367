# What bytes and bytearray are not made of, and what is not equal to an array of bytes.
from array import array


def kind(make):
    try:
        return make()
    except Exception as e:
        return type(e).__name__


print(kind(lambda: bytes(1, 2)), kind(lambda: bytes([1], "utf-8")))
print(kind(lambda: bytes([256])), kind(lambda: bytes([-1])), kind(lambda: bytes(["a"])), kind(lambda: bytes([1.0])))
print(kind(lambda: bytes("a")), kind(lambda: bytes(-1)), kind(lambda: bytes([True, 255])))
for big in (1 << 70, -(1 << 70), 1 << 64):
    print(kind(lambda: bytes([big])) in ("ValueError", "OverflowError"))
letters = array("B", b"abc")
print(letters == b"abc", b"abc" == letters, letters != b"abc", letters == array("B", b"abc"))
print(bytearray(b"abc") == letters, memoryview(b"abc") == letters, bytes(letters) == b"abc")
