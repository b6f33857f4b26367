# format with many specifications.
print('{} {}'.format(1, 2), '{1} {0}'.format(1, 2), '{a} {b}'.format(a=1, b=2))
print('{0}{0}'.format('x'), '{{}}'.format(), '{{{}}}'.format(1), '{0} {a}'.format(1, a=2))
print('{:}'.format(1), '{!r}'.format('a'), '{!s}'.format('a'), '{0!r:>5}'.format('a'))
for f in ('', 's', '5', '<5', '>5', '^5', '.2', '5.1', '*^7', '05' if False else '', '*<6.2s', '<', '^'):
    print(f, '[' + ('{:' + f + '}').format('abc') + ']')
print('{a[0]}' if False else '', '%s' % '{}', format(5, 'x'), format('a', '>3'), format(1.5), format(3, '')) if 'format' in dir() else print('  %s')
print('{:08b} {:o} {:#010x} {:,}'.format(5, 8, 255, 1234567))
print('{:10}|{:<10}|{:^10}|'.format(1, 2, 3), '{:10}|{:>10}|'.format('a', 'b'))
print('{:-5d}{: 5d}{:+5d}'.format(1, 2, 3))
