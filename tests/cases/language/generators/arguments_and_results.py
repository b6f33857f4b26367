# Generator functions take all kinds of parameters; what they return is the value of StopIteration.
def g(a, b=2, *c, d=4, **e):
    yield a
    yield b
    yield c
    yield d
    yield sorted(e.items())
print(list(g(1)), list(g(1, 3, 5, 6, d=7, z=1)), list(g(a=5)))


def ret2():
    yield 1
    return
i = ret2()
next(i)
try:
    next(i)
except StopIteration as e:
    print(e.value, e.args, repr(e))


def ret3():
    yield
    return (1, 2)
i = ret3()
next(i)
try:
    next(i)
except StopIteration as e:
    print(e.value, e.args)


def loop():
    for i in range(3):
        x = (yield i)
        print('got', x)
l = loop()
print(next(l), l.send(5), l.send(None))
try:
    l.send(3)
except StopIteration:
    print('stop')
try:
    l.send(3)
except StopIteration:
    print('stop again')
try:
    next(l)
except StopIteration:
    print('stop again')
