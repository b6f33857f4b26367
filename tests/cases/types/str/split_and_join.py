# split, rsplit and join of text and bytes, with limits, and what they refuse.
for s in ('a b  c', ' a b ', '', '   ', 'a,b,,c', 'abc', ',', 'a\tb\nc'):
    print(s.split(), s.split(None), s.split(','), s.split(',', 1), s.split(None, 1))
    print(s.split(' '), s.split(' ', 1), s.split(',', 0))
    print(s.split(None, 0) if s.strip() == s else '', s.split(',', -1), s.rsplit())
    print(s.rsplit(','), s.rsplit(',', 1))
for f in (lambda: 'a'.split(''), lambda: 'a'.split(1), lambda: 'a'.rsplit(''), lambda: 'a'.split(b'a'), lambda: ''.join(1), lambda: ''.join([1]), lambda: ','.join(['a', b'b']), lambda: ''.join(), lambda: b''.join(['a']), lambda: 'a'.split('a', 'b'), lambda: b','.join([1])):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print(','.join([]), ','.join(['a']), ','.join('abc'), ''.join(('x', 'y')), ','.join({'k': 1}))
print(' '.join((str(i) for i in range(3))), '-'.join({'s'}), b','.join([b'a', b'b']))
print(b''.join([]), bytearray(b',').join([b'a', bytearray(b'b')]), ', '.join(map(str, [1, 2])))
print(','.join(iter(['a', 'b'])), ''.join(['a', '']), 'ab'.join(['', '']))

print(b'a b'.split(), b'a,b'.split(b','), b'a,b,c'.rsplit(b',', 1), bytearray(b'a b').split())
