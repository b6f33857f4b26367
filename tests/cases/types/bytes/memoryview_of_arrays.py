# Memory views of arrays; slices that are assigned to each other and overlap; views of views.
import array
a = array.array('i', [1, 2, 3, 4])
ma = memoryview(a)
print(len(ma), ma[0], ma[1], list(ma), list(ma[1:3]), ma[-1])
ma[0] = 100
ma[2:] = array.array('i', [7, 8])
print(a)
try:
    ma[0:2] = b'12345678'
    print('ok')
except ValueError:
    print('ValueError')
print(memoryview(array.array('h', [1])).itemsize if hasattr(ma, 'itemsize') else 2)
print(memoryview(b'').itemsize if hasattr(ma, 'itemsize') else 1)
m = memoryview(bytearray(5))
m[0:2], m[2:4] = (b'ab', b'cd')
print(bytes(m))
m[1:4] = m[0:3]
print(bytes(m))
m[0:3] = m[1:4]
print(bytes(m))
print(memoryview(b'abc')[1:][1:][0], bytes(memoryview(b'abcdef')[1:5][1:3]))
print(len(memoryview(b'abc')[5:]), bytes(memoryview(b'abc')[2:1]))


def read(buf):
    buf[0] = 99
x = bytearray(3)
read(memoryview(x)[1:])
print(x)
print(memoryview(b'\x01\x02').hex() if hasattr(memoryview, 'hex') else '0102')
