# Views of arrays count in items.
import array
a = array.array("H", [1, 256, 65535])
m = memoryview(a)
print(len(m), list(m), m[1], m[-1], bytes(m), bytes(m[1:]))
m[0] = 7
print(a)
m[1:] = memoryview(array.array("H", [8, 9]))
s = m[1:]
s[0] = 100
print(a, list(s), len(s[1:]), list(m[:2]))
for x in memoryview(array.array("i", [-1, 2])):
    print(x)
q = memoryview(array.array("q", [-1, 2**40]))
print(q[0], q[1], len(bytes(q)))
