# Booleans as numbers, keys and text.
print(bool(), bool([]), bool([0]), bool(''), bool(()), bool({}), bool({1}), bool(0), bool(0.0))
print(bool(None), bool(bool), bool(Ellipsis))
print(True + True, True * 3, -True, +False, ~True, True / 2, True // 2, 5 % True)
print(True == 1, False == 0, True == 1.0, True == '1', True != 1)
print(True < 2, False >= 0, True > False)
print([1, 2][True], {True: 'a'}[1], {1: 'b'}[True])
print(str(True), repr(False), int(True), float(True), hex(True), '%d' % True, '%s' % True)
print('{}'.format(True), '{:d}'.format(True), '{:>6}'.format(True))
print(hash(True) == hash(1), hash(False))
print(not True, not [], not not 3)
for x in (True, False):
    try:
        x()
    except TypeError as e:
        print('TypeError')
print(max(True, 2), min(False, True), sum([True, True]), abs(True), divmod(True, 1))
print(True is True, (1 == 1) is True)
print(bool.__name__)
print(range(True), [0] * True, 'ab' * True)
