# The value of a StopIteration that an iterator of one's own raises is the value of `yield from`.
class Result:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("value")
        self.n -= 1
        return self.n


def outer(n):
    result = yield from Result(n)
    print("result", result)
    return result


print(list(outer(2)))
print(list(outer(0)))
try:
    next(outer(0))
except StopIteration as e:
    print(e.value)
try:
    next(Result(0))
except StopIteration as e:
    print(e.value)
print(next(Result(0), "default"))
print(list(Result(2)), [x for x in Result(1)])
