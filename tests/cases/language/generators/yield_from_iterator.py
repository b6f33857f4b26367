# The value of an iterator's StopIteration is that of `yield from`, and reaches next().


class Count:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration("value")
        self.n -= 1
        return self.n


def delegates():
    print("got", (yield from Count(2)))
    print("got", (yield from [5]))


print(list(delegates()))
it = Count(1)
print(next(it))
try:
    next(it)
except StopIteration as e:
    print(e.value, e.args)
print(next(it, "default"))
for x in Count(3):
    print(x, end=" ")
print(list(Count(2)))
