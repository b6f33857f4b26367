# close of generators that catch, return, yield or raise.
def g():
    yield 1
    yield 2
i = g()
print(i.close(), i.close())
try:
    next(i)
except StopIteration:
    print('stop')
i = g()
next(i)
i.close()
try:
    next(i)
except StopIteration:
    print('stop')


def g2():
    try:
        yield 1
    except GeneratorExit as e:
        print('exit', repr(e))
i = g2()
next(i)
print(i.close())


def g3():
    try:
        yield 1
    except GeneratorExit:
        print('exit')
        raise
i = g3()
next(i)
i.close()


def g4():
    try:
        yield 1
    except GeneratorExit:
        yield 2
i = g4()
next(i)
try:
    i.close()
except RuntimeError as e:
    print('RuntimeError', e)
