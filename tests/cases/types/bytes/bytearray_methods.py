# Methods of bytearray, which give bytearrays; in-place operators; growing by append.
b = bytearray(b'hello world')
print(b.find(b'o'), b.count(b'l'), b.replace(b'l', b'L'), b.split(), b.upper())
print(b.startswith(b'he'), b.decode(), str(b, 'utf8'), b.strip(b'hd'), b.join([b'1', b'2']))
print(b.partition(b' '), b.center(13), b.hex(), b.rfind(b'o'), b.index(b'w'))
print(type(b.replace(b'l', b'L')), b.isalpha(), b.lower(), b.endswith(b'ld'))
c = bytearray(4)
c[0] |= 1
c[1] += 5
c[2] = c[1] << 1
print(c)
x = y = bytearray(1)
x += b'z'
print(y, x is y)
for v in bytearray(b'ab'):
    print(v)
g = bytearray()
for i in range(100):
    g.append(i)
print(len(g), g[99], sum(g))
g[0:50] = b''
print(len(g), g[0])
