# splitlines with every line end, and replace of nothing, with a limit, and with wrong types.
print('a\nb\r\nc\rd'.splitlines(), 'a\nb\n'.splitlines(), '\n'.splitlines(), ''.splitlines())
print('a\n\nb'.splitlines(), 'a\nb\r\nc'.splitlines(True), 'x'.splitlines(keepends=True))
print(b'a\nb'.splitlines(), 'a\r\n\r\n'.splitlines(True))
print('abc'.replace('b', 'x'), 'aaa'.replace('a', 'b', 2), 'abc'.replace('', '-'))
print('abc'.replace('', '-', 2), ''.replace('', 'x'), 'abc'.replace('abc', ''))
print('aaa'.replace('aa', 'b'), 'abc'.replace('z', 'y'), 'abc'.replace('b', 'bbb'))
print('aaa'.replace('a', 'b', 0), 'aaa'.replace('a', 'b', -1), 'abc'.replace('a', ''))
print(b'aba'.replace(b'a', b'c'), bytearray(b'ab').replace(b'a', b'cc'), 'αβα'.replace('α', 'x'))
for f in (lambda: 'abc'.replace(1, 2), lambda: 'abc'.replace('a'), lambda: 'abc'.replace('a', 1), lambda: 'abc'.replace('a', b'b')):
    try:
        print(f())
    except TypeError:
        print('TypeError')
