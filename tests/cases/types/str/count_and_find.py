# count, find, index and in, with bounds and empty arguments.
s = 'aabbaabba'
print(s.count('a'), s.count('aa'), s.count(''), s.count('x'), s.count('a', 2), s.count('a', -4))
print(s.count('a', 2, 5), s.count('', 3), ''.count(''), ''.count('a'), s.count('ab', 0, 100))
print(s.count('a', 5, 2), s.count('a', None, None), s.count('b', 1, -1))
for f in (lambda: s.index('x'), lambda: s.rindex('x'), lambda: s.find(1), lambda: s.count(1), lambda: s.find(), lambda: s.find(b'a'), lambda: s.count(None), lambda: s.index('a', 100)):
    try:
        print(f())
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
print('a' in s, 'abb' in s, '' in s, '' in '', 'a' in '', 'x' not in s)
try:
    1 in s
except TypeError:
    print('TypeError')
try:
    b'a' in s
except TypeError:
    print('TypeError')
