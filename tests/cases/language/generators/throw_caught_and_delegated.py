# throw before the first yield, with a class or an instance, caught inside, and passed on through yield from.
def g():
    try:
        yield 1
    except ValueError as e:
        print('got', repr(e))
        yield 2
    yield 3
i = g()
next(i)
print(next(i))
i = g()
next(i)
print(i.throw(ValueError))
try:
    next(i)
except StopIteration:
    print('stop')
i = g()
try:
    i.throw(ValueError('not started'))
except ValueError as e:
    print('VE', e)

i = g()
try:
    next(i)
except StopIteration:
    print('stop')
i = g()
next(i)
i = g()
next(i)
i = g()
next(i)
print(i.throw(ValueError, None, None))
i = g()
next(i)

i = g()
try:
    i.throw(1)
except TypeError as e:
    print('TypeError')
i = g()
next(i)
try:
    print(i.throw(GeneratorExit))
except GeneratorExit:
    print('GeneratorExit')


def g2():
    try:
        yield 1
    except GeneratorExit:
        yield 'caught'
i = g2()
next(i)
print(i.throw(GeneratorExit()))
print(list(i))
i = g2()
next(i)
list(i)

i = g2()
try:
    i.throw(StopIteration('x'))
except (StopIteration, RuntimeError) as e:
    print('SI/RE')


def inner():
    try:
        yield 1
    except ValueError:
        print('inner VE')
        yield 'i'
    except GeneratorExit:
        print('inner GE')
        raise
    return 'ret'


def outer():
    r = (yield from inner())
    print('r', r)
    try:
        yield from [7, 8]
    except KeyError:
        print('outer KE')
        yield 9
i = outer()
print(next(i), i.throw(ValueError), next(i), i.throw(KeyError('q')))
i = outer()
next(i)
try:
    i.throw(GeneratorExit)
except GeneratorExit:
    print('GE out')


class It:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *a):
        print('throw', len(a), a[0] if not isinstance(a[0], Exception) else type(a[0]))
        return 'thrown'

    def send(self, v):
        print('send', v)
        return 'sent'


def g3():
    return (yield from It())
i = g3()
print(next(i), i.send(5), i.send(None))
