# center, partition and rpartition, and arguments that they refuse.
for s, w in (('foo', 0), ('foo', 1), ('foo', 3), ('foo', 4), ('foo', 5), ('foo', 6), ('foo', 20), ('', 3)):
    print('[' + s.center(w) + ']')
for f in (lambda: 'x'.center(), lambda: 'x'.center('a'), lambda: 'x'.partition(), lambda: 'x'.partition(''), lambda: 'x'.partition(1), lambda: 'x'.rpartition(''), lambda: 'x'.rpartition(b'x'), lambda: b'x'.partition('x')):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print('a-b-c'.partition('-'), 'a-b-c'.rpartition('-'), 'abc'.partition('-'))
print('abc'.rpartition('-'), ''.partition('-'), '-'.partition('-'), 'a--b'.partition('--'))
print('asdsad'.partition('asd'), 'asdsad'.partition('asdsad1'), 'asdsad'.rpartition('s'))
print('asdsad'.rpartition('d'))
print(b'a-b'.partition(b'-'), bytearray(b'a-b').partition(b'-'), b'ab'.rpartition(b'-'))
