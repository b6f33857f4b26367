# Unpacking of all kinds of iterables.
a, b = (1, 2)
a, b = (b, a)
print(a, b)
a, = [1]
[a] = (2,)
(a,), b = ([3], 4)
print(a, b)
for v in (1, None, 1.5, len):
    try:
        a, b = v
    except TypeError as e:
        print('TypeError')
try:
    a, *b, c, d = (1, 2)
except ValueError as e:
    print('ValueError')
try:
    a, *b = ()
except ValueError as e:
    print('ValueError')
try:
    *a, b = 5
except TypeError:
    print('TypeError')
