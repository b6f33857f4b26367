# print with sep, end and file, values of every type, and keywords that it refuses.
print()
print(None)
print('')
print(1, 2)
print(1, 2, sep='')
print(1, 2, sep='-', end='!\n')
print(sep='x', end='y\n')
print('a', 'b', sep='\n')

print(*[1, 2], *(3,), sep=', ')
print(**{'end': 'z\n'})
print([1, 'a', None, (1,), {2: 3}, {4}, b'x', 1.5, True, ...])
print(1, end='')
print(2)
for g in (lambda: print(1, foo=2), lambda: print(1, sep=3), lambda: print(1, end=3)):
    try:
        g()
    except TypeError:
        print('TypeError')
print('a\tb\x00c')
print('\x01é€😀')
print(print())
import sys
print('x', file=sys.stdout)
print('abcd')
