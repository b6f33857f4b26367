# differs: CPython makes an asynchronous generator of such a function
# A coroutine that yields is a plain generator, which any loop can run.
async def numbers(n):
    for i in range(n):
        yield i


async def delegates():
    yield 5
    r = await inner()
    print("got", r)
    yield from numbers(2)
    return "end"


def inner():
    x = yield 1
    print("sent", x)
    return 7


print(list(numbers(3)))
for v in delegates():
    print(v)
g = delegates()
print(next(g), next(g), g.send("s"))
try:
    while True:
        print(next(g))
except StopIteration as e:
    print(repr(e.value))
print(type(numbers(1)) is type(inner()))
