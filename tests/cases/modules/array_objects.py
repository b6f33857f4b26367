# differs: CPython has no type code for objects, and knows no pointers
# Type code O: objects, which an array keeps; P: numbers as wide as a pointer.
import array
import struct

a = array.array("O", [1, "x"])
a.append([1, 2])
a[0] = None
print(a, a[2], len(a), list(a), a[-1] is a[2])
a[2].append(3)
print(a[2], array.array("O", ((), 1.5)))
try:
    a[3]
except IndexError:
    print("IndexError")
p = array.array("P", [1])
p.append(500)
print(p, p[0] + p[1])

held = ["an object"]
packed = struct.pack("<O", held)
print(len(packed), struct.unpack("<O", packed)[0] is held, struct.calcsize("bO"), struct.calcsize("P"))
print(struct.unpack("<OO", struct.pack("<OO", held, "text"))[1], struct.pack("<P", 5))
