# Branches of if and elif; loops with continue, break and else; pass and assert.
x = 5

if 0:
    pass
elif x == 5:
    print('elif')
else:
    print('else')

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
