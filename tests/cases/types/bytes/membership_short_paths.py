# oracle: cpython MicroPython has no `in` for a bytearray
# Membership and comparison of objects with bytes, strings and dicts, and their edges.

FROZEN = bytearray(b'FROZEN-bytes')


def attempt(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__)


FROZEN[7:] = b'BYTES'
print(FROZEN, b'EN-' in FROZEN, 45 in FROZEN, b'en' in FROZEN)

text = b'hello world'
for needle in (b'wor', b'', b'h', b'd', b'ld', b'ldx', b'hello world', b'hello world!', b'oo', 119, 1):
    print(needle, needle in text, needle in bytearray(text), needle in text * 9)
attempt(lambda: 'w' in text)
attempt(lambda: 'w' in bytearray(text))
attempt(lambda: b'w' in 'text')
attempt(lambda: 5 in 'text')
print(b'a' in bytearray(), b'' in bytearray(), 5 in bytearray())
long = 'äöü some text'
for needle in ('', 'ö', 'öü s', 'text', 'textx', 'u', 'some text of more than sixteen'):
    print(needle, needle in long, needle in 'abc', needle in long * 8)

x, y = bytes([1, 2, 3]), bytes([1, 2, 3])
print(x == y, x == y + b'\0', x == bytes([1, 2, 4]), b'' == bytes(0), x == bytearray(x), x == 'abc', x != y)
print(bytes(bytearray(b'abcdefgh')[0:5]) == b'abcde', b'abcd' == bytes(b'abcde'[:4]), b'12345' < b'12346')

d, e = {'x': 1, 2: 'two'}, {2: 'two', 'x': 1}
print(d == e, d != e, d == {'x': 1}, d == {'x': 1, 2: 'TWO'}, d == {'x': True, 2: 'two'}, {} == {})
print(d == {'x': 1.0, 2.0: 'two'}, {'n': [1, 2]} == {'n': [1, 2]}, {1: None} == {1: 0})
d['y'] = 5
del d['y']
print(d == e, e == d)
