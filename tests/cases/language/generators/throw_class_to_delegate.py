# differs: CPython closes a generator that nobody refers to any more
# What `throw` is given reaches a delegate that has a `throw` as it is; it becomes an exception where it is raised.


class Delegate:
    def __init__(self, answer="answer"):
        self.answer = answer

    def __iter__(self):
        return self

    def __next__(self):
        return "item"

    def throw(self, thrown, *more):
        if isinstance(thrown, type):
            print("class", thrown.__name__)
        else:
            print("object", type(thrown).__name__, thrown.args)
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer

    def close(self):
        print("closed")


def delegates(inner):
    try:
        r = yield from inner
        print("result", r)
        yield "after"
    except BaseException as e:
        print("in generator", type(e).__name__, e.args)
        yield "caught"


def begun(inner):
    g = delegates(inner)
    next(g)
    return g


def show(f):
    try:
        print(f())
    except BaseException as e:
        print("raised", type(e).__name__, e.args)


class Special(Exception):
    def __init__(self, *args):
        print("made")


for thrown in (ValueError, ValueError(1), Special, KeyboardInterrupt):
    show(lambda: begun(Delegate()).throw(thrown))
    show(lambda: begun(Delegate(KeyError("answer"))).throw(thrown))
    show(lambda: begun(Delegate(StopIteration("answer"))).throw(thrown))
    show(lambda: begun([1, 2]).throw(thrown))
    show(lambda: begun(begun(Delegate())).throw(thrown))
    show(lambda: begun(begun([1, 2])).throw(thrown))
    show(lambda: begun(iter("ab")).throw(thrown))
    show(lambda: delegates([]).throw(thrown))
    print("--")
show(lambda: begun(Delegate()).close())
show(lambda: begun([1, 2]).close())
show(lambda: begun(Delegate()).throw(GeneratorExit()))
show(lambda: begun([1, 2]).throw(GeneratorExit))
show(lambda: delegates([]).throw(StopIteration))
show(lambda: delegates([]).throw(StopIteration(4)))
show(lambda: begun([1]).throw(int))
show(lambda: begun([1]).throw("text"))
show(lambda: begun([1]).throw(None))
