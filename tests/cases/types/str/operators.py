# Strings: comparison, concatenation, multiplication, slices, conversion, and refused assignments.
print('a' < 'b', 'a' < 'ab', '' < 'a', 'b' > 'ab', 'a' <= 'a', 'a' >= 'b', 'a' == 'a')
print('a' != 'b', 'A' < 'a', 'abc' == 'ab' + 'c', '' == '', 'a' == b'a', 'a' != b'a', 'α' > 'a')
print('ab' < 'abc', 'abd' > 'abc', '\x00' < '\x01', '' >= '')
s = 'hello'
try:
    s[0] = 'x'
except TypeError:
    print('TypeError')
try:
    del s[0]
except TypeError:
    print('TypeError')
s += ' world'
print(s, len(s))
s *= 2
print(s)
u = 'aαbβ😀'
try:
    u[5]
except IndexError:
    print('IndexError')
print('ab', 'xyz', '\\n\n', 'ab', str(), str(1), str('a'), str(b'ab', 'utf8'), str(b'ab'))
print(str([1]), str(None), str(b'\xce\xb1', 'utf-8'), str(bytearray(b'x'), 'ascii'))
