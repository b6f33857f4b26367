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
