# Precedence, short circuits, loops with else.
def t(n):
    print('t%d' % n, end=' ')
    return n
d = {}
d[t(1)] = t(2)
if (n := 5) > 3:
    print(n)
print([(y := 1), y ** 2], (z := 3), z, [w for v in (1, 2) if (w := (v * 2))], w)
pass
pass
a = 1
if a:
    print('one')
    print('line')
assert a == 1
assert a, 'msg'
try:
    assert a == 2, 'msg' + '!'
except AssertionError as e:
    print(e, e.args)
try:
    assert 0
except AssertionError as e:
    print(e.args)
