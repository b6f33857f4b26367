# throw into generators.
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
