# Precedence, short circuits, loops with else.
x = 5


def t(n):
    print('t%d' % n, end=' ')
    return n
d = {}
d[t(1)] = t(2)
if not x:
    print('no')
elif not x:
    print('no')
else:
    print('else')
while x:
    x -= 1
    if x == 3:
        continue
    if x == 1:
        break
    print(x)
else:
    print('never')
while x > 0:
    x -= 1
else:
    print('while else')
for i in ():
    pass
else:
    print('for else')
for i in range(3):
    for j in range(3):
        if j == 1:
            break
        if i == 1:
            continue
        print(i, j)
    else:
        print('inner else')
else:
    print('outer else')
