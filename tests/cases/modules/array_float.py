# oracle: cpython MicroPython cannot compare arrays of floats
# Arrays of floats.
import array
for tc in "fd":
    a = array.array(tc)
    a.append(1)
    a.append(1.5)
    a.extend([2, 2.5])
    print(a, len(a), a[1], a[-1], list(a), len(bytes(a)), bytes(a)[-2:])
    a[0] = -3
    a[1] = 2**20
    print(a, max(a), sum(a))
    m = memoryview(a)
    print(len(m), m[2], m[1:3][0])
    m[0] = 7.5
    print(a[0], a == array.array(tc, a), a + array.array(tc, [9]), a[1:3])
    for bad in ("x", None, []):
        try:
            a[0] = bad
        except TypeError:
            print("TypeError")
