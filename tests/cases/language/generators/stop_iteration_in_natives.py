# differs: built-in functions pass a StopIteration of a map's function on, where CPython's end
# A StopIteration that the function of a map raises, where a built-in function iterates.


def upto3(x):
    if x == 3:
        raise StopIteration(x)
    return x


NUMBERS = [1, 2, 3, 4]


def take(*items):
    return items


def two():
    a, b = map(upto3, NUMBERS)
    return a, b


for f in (
    lambda: list(map(upto3, NUMBERS)),
    lambda: tuple(filter(upto3, NUMBERS)),
    lambda: sum(map(upto3, NUMBERS)),
    lambda: sorted(map(upto3, NUMBERS)),
    lambda: max(map(upto3, NUMBERS)),
    lambda: 4 in map(upto3, NUMBERS),
    lambda: list(zip(NUMBERS, map(upto3, NUMBERS))),
    lambda: take(*map(upto3, NUMBERS)),
    lambda: dict(map(lambda x: (upto3(x), x), NUMBERS)),
    lambda: sorted(NUMBERS, key=upto3),
    lambda: min(NUMBERS, key=upto3),
    lambda: next(map(upto3, [3])),
    two,
):
    try:
        print(f())
    except StopIteration as e:
        print("StopIteration", e.args)
