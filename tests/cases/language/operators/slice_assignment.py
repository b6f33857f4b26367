# Slices of lists and bytearrays are assigned and deleted, shorter, longer and from themselves.
l = [0, 1, 2, 3, 4]
l[1:3] = ["a", "b", "c"]
print(l)
l[0:0] = [9, 8]
print(l)
l[-2:] = []
print(l)
l[:] = [1, 2, 3]
print(l)
l[1:1] = ["x", "y"]
print(l)
l[1:3] = (7,)
print(l)
l[10:] = [100]
print(l)
m = l
m[:1] = [0, 0]
print(l is m, l)
del l[1:3]
print(l)
del l[-1:]
print(l)
n = [1, 2, 3, 4]
n[1:3] = n
print(n)
ba = bytearray(b"hello")
ba[1:3] = b"EYY"
print(ba)
ba[0:1] = b""
print(ba)
l = list(range(6))
l[2:4] = [x * 10 for x in l[2:4]]
print(l)
l[:] = l[::-1]
print(l)
try:
    l[0:2] = 5
except TypeError:
    print("TypeError")
