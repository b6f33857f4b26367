# oracle: design CPython's memory does not end
# A call with wrong arguments ends in an exception when the heap is full, too.


def f():
    pass


def numbers(n):
    yield n


def chain():
    last = []
    while True:
        try:
            last = [last]
        except MemoryError:
            return last


def attempt(call):
    last = chain()
    try:
        call()
        how = "worked"
    except Exception:
        how = "raised"
    last[0][0] = None
    last = None
    print(how)


print("full")
attempt(lambda: f(a_name_that_is_longer_than_what_is_left=1))
attempt(lambda: f(1, 2))
attempt(lambda: list(map(numbers, [1] * 40)))
attempt(lambda: sorted([3, 1, 2] * 40, key=lambda x: (x, x)))
attempt(f)
