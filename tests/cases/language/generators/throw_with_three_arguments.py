# differs: the second argument of `throw` wins, and a finished generator ends once more
# `throw` with more arguments, into finished generators, and into delegates that ignore it.


def show(f):
    try:
        print(f())
    except BaseException as e:
        print("raised", type(e).__name__, e.args)


def catches():
    try:
        yield 1
    except Exception as e:
        print("caught", type(e).__name__, e.args)
        yield "caught"


def begun(f, *args):
    g = f(*args)
    next(g)
    return g


show(lambda: begun(catches).throw(ValueError, ValueError(2)))
show(lambda: begun(catches).throw(ValueError, KeyError(3)))
show(lambda: begun(catches).throw(ValueError, None, None))
show(lambda: begun(catches).throw(ValueError, 4))
show(lambda: begun(catches).throw(None, ValueError(5), None))
show(lambda: catches().throw(ValueError, 6))

done = catches()
done.close()
for thrown in (ValueError, KeyError(1), StopIteration(2), GeneratorExit):
    show(lambda: done.throw(thrown))


class Delegate:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, *thrown):
        print("throw", thrown)
        return "answer"

    def close(self):
        raise StopIteration("closed")


def delegates(inner):
    r = yield from inner
    print("result", r)
    yield "after"


show(lambda: begun(delegates, Delegate()).throw(ValueError, 7))
show(lambda: begun(delegates, Delegate()).throw(GeneratorExit))
show(lambda: begun(delegates, Delegate()).throw(GeneratorExit()))


def stays():
    try:
        yield 1
    except GeneratorExit:
        print("stays")
        yield 2


show(lambda: begun(delegates, stays()).throw(GeneratorExit))
show(lambda: begun(delegates, stays()).close())
