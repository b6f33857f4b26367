# startswith, endswith and strip, with bounds and arguments that they refuse.
s = 'foobar'
print(s.startswith('foo'), s.startswith('Foo'), s.startswith(''), s.startswith('bar', 3))
print(s.startswith('foo', 1), s.startswith('o', 1, 3) if True else 0, s.endswith('bar'))
print(s.endswith(''), s.endswith('foobarx'), ''.startswith(''), ''.endswith('a'))
print(s.startswith('foobar'))
print('www.example.com'.lstrip('www.'), 'mississippi'.rstrip('ipz'), 'www.x.c'.strip('wc.'))
print(b' a '.strip(), b'xax'.strip(b'x'), bytearray(b' b ').strip(), b'abc'.rstrip(b'bc'))
print('\x0b\x0ca'.strip() == 'a', ' a'.strip('a '), 'a'.strip('ab'))
print('first second'.strip(b'x'[0:0].decode() or ' fd'))
