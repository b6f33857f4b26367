# All methods and operators of bytes, construction from every type, and errors.
print(b'', b'a', bytes(), bytes(3), bytes([1, 2]), bytes(b'x'), bytes('ab', 'utf8'))
print(bytes(bytearray(b'q')), bytes(range(3)), bytes((65,)), bytes((x for x in (1, 2))))
print(bytes(memoryview(b'mv')), bytes('α', 'utf-8'), bytes({1: 2}), bytes(iter([3])))
b = b'hello'
print(b.find(b'l'), b.rfind(b'l'), b.count(b'l'), b.index(b'o'), b.startswith(b'he'))
print(b.endswith(b'lo'), b.upper(), b.replace(b'l', b'L'), b.split(b'l'), b.strip(b'ho'))
print(b.join([b'a', b'b']), b.decode(), b.decode('utf8'), str(b, 'utf-8'), b.hex(), b.hex(':'))
print(bytes.fromhex('0a ff'), bytearray.fromhex('01'), b.center(9), b.partition(b'll'))
print(b'%s-%d-%x' % (b'ab', 5, 255), b'%c' % 65, b'%%' % (), b'%5d|%-5d|' % (1, 2))
for x in b'ab':
    print(x)
x = b'a'
x += b'b'
x *= 2
print(x, type(x))
print(b'a' + bytearray(b'b'), type(b'a' + bytearray(b'b')), bytearray(b'a') + b'b')
print(b'abc'.isalpha(), b'12'.isdigit(), b'a b c'.rsplit(b' ', 1), b' a '.lstrip())
print(b' a '.rstrip(), b'ABC'.lower(), b'a,b'.rpartition(b','), b'abab'.rindex(b'ab'))
print(b'x'.islower(), b'X'.isupper(), b' '.isspace(), b'abc'.find(b'c', 1, 2))
print(b'ab' > b'aa', b'ab' >= b'ab', b'ab' <= b'abc', b'\x00' < b'\x01', b'b' < bytearray(b'c'))
print(bytearray(b'c') > b'b', bytearray(b'a') < bytearray(b'b'))
