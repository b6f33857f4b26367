# differs: CPython allows await in async functions alone
# A function that awaits is a generator.
async def answer(n):
    return n * 2


def pause():
    x = yield "pause"
    return x


def plain():
    a = await answer(21)
    b = await pause()
    print(a, b)
    return a


g = plain()
print(next(g))
try:
    g.send("sent")
except StopIteration as e:
    print(e.value)


print(list((lambda: (yield 4))()))
