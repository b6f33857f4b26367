# oracle: cpython MicroPython has no keywords there
# `int.to_bytes` and `from_bytes` by keyword, and numbers that do not fit.
def show(f):
    try:
        print(f())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__)


print((5).to_bytes(length=2, byteorder="big"), (5).to_bytes(byteorder="little", length=3), (5).to_bytes(2, byteorder="little"))
print((5).to_bytes(), (258).to_bytes(2), (5).to_bytes(2, "big", signed=True), (-5).to_bytes(2, "big", signed=True))
print((-5).to_bytes(length=3, byteorder="little", signed=True), (-(1 << 70)).to_bytes(9, "big", signed=True))
for n in (-1, -5, -(1 << 70), 256, 1 << 64):
    show(lambda: n.to_bytes(8, "little", signed=False))
for n in (256, 1 << 64):
    show(lambda: n.to_bytes(1, "big"))
    show(lambda: n.to_bytes(8, "little"))
for n in (127, 128, -128, -129):
    show(lambda: n.to_bytes(1, "big", signed=True))
show(lambda: (1).to_bytes(-1, "big"))
show(lambda: (0).to_bytes(0, "big"))
print(int.from_bytes(b"\x01\x02", byteorder="little"), int.from_bytes(bytes=b"\x01\x02", byteorder="big"))
print(int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"\xff\xfe", byteorder="little", signed=False))
