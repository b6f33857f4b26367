# What memoryviews refuse.
m = memoryview(bytearray(b"0123"))
try:
    memoryview(b"abc")[0] = 1
except TypeError:
    print("TypeError")
try:
    m[0:2] = b"abc"
except ValueError:
    print("ValueError")
for i in (4, -5):
    try:
        m[i]
    except IndexError:
        print("IndexError")
for bad in (lambda: memoryview([1]), lambda: memoryview(1)):
    try:
        print(bad())
    except TypeError:
        print("TypeError")
