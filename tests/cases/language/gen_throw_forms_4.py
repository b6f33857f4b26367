# throw into generators.
def g():
    try:
        yield 1
    except ValueError as e:
        print('got', repr(e))
        yield 2
    yield 3
i = g()
i = g()
i = g()
i = g()
i = g()
i = g()
i = g()
i = g()


def g2():
    try:
        yield 1
    except GeneratorExit:
        yield 'caught'
i = g2()
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
