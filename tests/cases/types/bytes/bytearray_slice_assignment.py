# Items and slices of a bytearray are assigned, extended, removed; values that do not fit are refused.
a = bytearray(b'abc')
a[0] = 65
a[-1] = 67
a.append(1)
a.extend(b'xy')
a.extend([2, 3])
a.extend(bytearray(b'z'))
a[1:3] = b'12345'
print(a)
a[0:2] = b''
print(a)
a[2:2] = bytearray(b'MM')
print(a)
a[:] = b'new'
print(a)
a[3:] = b'er'
print(a)
a[-1:] = b''
print(a)
a[1:2] = a
print(a)
a += b't'
a += bytearray(b'u')
print(a)
print(a)


def s(i, v):
    try:
        a[i] = v
        print('ok')
    except Exception as e:
        print(type(e).__name__)
s(0, 'a')
s(100, 1)

s('a', 1)
s(slice(0, 1) if False else 0, 66)
s(0, 1.5)
s(0, None)
