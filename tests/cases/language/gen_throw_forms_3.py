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
