# oracle: cpython MicroPython takes what is neither True nor False for false
# What `__bool__` gives must be a bool, and what `__len__` gives an integer: nobody asks for its truth, so that it may
# be the object itself.


class Itself:
    def __bool__(self):
        return self


class LongAsItself:
    def __len__(self):
        return self


def tried(f):
    try:
        return f()
    except TypeError:
        return "TypeError"


for cls in (Itself, LongAsItself):
    x = cls()
    print(tried(lambda: bool(x)), tried(lambda: not x), tried(lambda: 1 if x else 2), tried(lambda: x and 1 or 2))
    print(tried(lambda: all([x])), tried(lambda: any([x])), tried(lambda: list(filter(None, [x, x]))))
    print(tried(lambda: [i for i in range(2) if x]), tried(lambda: sorted([2, 1], reverse=True)))
for answer in (True, False, 1, 0, 7, None, [], [1], "x", 1.5):

    class Answers:
        def __bool__(self):
            return answer

    class Lengths:
        def __len__(self):
            return answer

    class Contains:
        def __contains__(self, x):
            return answer

    print(answer, tried(lambda: bool(Answers())), tried(lambda: bool(Lengths())), 1 in Contains())
