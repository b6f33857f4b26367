# oracle: cpython MicroPython searches bytes for bytes alone
# In bytes and bytearrays `find` and its like take the number of a byte.
for b in (b"abcab", bytearray(b"abcab")):
    print(b.find(98), b.rfind(98), b.index(98), b.rindex(98), b.count(98), b.find(0), b.count(255))
    print(b.find(98, 2), b.find(98, 0, 1), b.rfind(98, 0, 3), b.count(98, 2), b.find(True), b.find(b""))
    print(98 in b, 120 in b, b"ca" in b, b.find(memoryview(b"ca")), b.count(bytearray(b"ab")))
    for f in (b.find, b.rfind, b.index, b.rindex, b.count):
        for x in (256, -1, 98.0, "b", None):
            try:
                print(f(x))
            except (TypeError, ValueError) as e:
                print(type(e).__name__)
    for f in (b.index, b.rindex):
        try:
            f(120)
        except ValueError:
            print("ValueError")
    for f in (b.startswith, b.split, b.partition, b.strip):
        try:
            f(98)
        except TypeError:
            print("TypeError")
