# differs: CPython raises TypeError for what is no bool
# Of what `__bool__` gives only True is true, and of what `__len__` gives only 0 is false: nobody asks for
# its truth, so that it may be the object itself.


class Itself:
    def __bool__(self):
        return self


class LongAsItself:
    def __len__(self):
        return self


for cls in (Itself, LongAsItself):
    x = cls()
    print(bool(x), not x, 1 if x else 2, x and 1 or 2, all([x]), any([x]))
    print(len(list(filter(None, [x, x]))), [i for i in range(2) if x])
for answer in (True, False, 1, 0, None, [], [1], "x", 1.5, 1 << 70):

    class Answers:
        def __bool__(self):
            return answer

    class Lengths:
        def __len__(self):
            return answer

    class Contains:
        def __contains__(self, x):
            return answer

    print(answer, bool(Answers()), bool(Lengths()), 1 in Contains())
