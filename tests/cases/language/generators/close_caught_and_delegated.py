# close on generators that catch GeneratorExit, return, yield, raise, or delegate to an iterator with or without close.
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


def g5():
    try:
        yield 1
    finally:
        print('fin')
i = g5()
i = g5()


def g6():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError('ve')
i = g6()


def g7():
    try:
        yield 1
    except GeneratorExit:
        return 7
i = g7()


def g8():
    try:
        yield 1
    except BaseException as e:
        print('BE', type(e).__name__)
        raise StopIteration if False else e
i = g8()


def sub():
    try:
        yield 1
    finally:
        print('sub fin')


def outer():
    try:
        yield from sub()
    finally:
        print('outer fin')
i = outer()
i.close()


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print('It.close')


def g9():
    yield from It()
i = g9()
next(i)
i.close()


class It2:
    def __iter__(self):
        return self

    def __next__(self):
        return 1
i = (lambda: (yield from It2()))()
next(i)
i.close()


class It3(It):
    def close(self):
        raise ValueError('c')
i = (lambda: (yield from It3()))()
next(i)
try:
    i.close()
except ValueError as e:
    print('VE', e)


def g10():
    for x in range(3):
        try:
            yield x
        except GeneratorExit:
            print('ge', x)
            break
i = g10()
next(i)
next(i)
i.close()


def g11():
    with C():
        yield 1


class C:
    def __enter__(self):
        return self

    def __exit__(self, *a):
        print('cexit', a[0])
i = g11()
next(i)
i.close()
