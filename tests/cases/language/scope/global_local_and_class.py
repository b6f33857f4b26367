# Which x, a or i a function, a nested function, a comprehension, a class body or globals() sees.
def loc():
    try:
        print(zz)
    except NameError as e:
        print(type(e).__name__, e)
    zz = 1
    del zz
    try:
        zz
    except NameError as e:
        print(type(e).__name__, e)
    try:
        del zz
    except NameError as e:
        print(type(e).__name__)

x = 3

abs_ = abs


def abs(v):
    return 'mine'
print(abs(-1))


def nested():
    x = 1

    def a():
        global x
        x = 'global'

        def b():
            return x
        return b()
    return (a(), x)
print(nested(), x)
print([x for x in range(3)], x, {x for x in 'a'}, x)


def loopvar():
    for i in range(3):
        pass
    return i
print(loopvar(), globals()['x'], 'loopvar' in globals(), isinstance(globals(), dict))
globals()['dyn'] = 9
print(dyn)
print(type(locals()) == dict)


class K:
    a = 1

    def get(self):
        try:
            return a
        except NameError:
            return 'NameError'
    b = [a for _ in range(1)] if False else a
print(K().get(), K.b)


def par(a, b=x):
    a = a + 1
    return (a, b)
print(par(1))


def rec(n):
    return 1 if n == 0 else n * rec(n - 1)
print(rec(10))


def inner_def():
    if True:

        def q():
            return 1
    else:

        def q():
            return 2
    return q()
print(inner_def())
del globals()['dyn']
try:
    dyn
except NameError:
    print('gone')
global yy
yy = 3
print(yy)
