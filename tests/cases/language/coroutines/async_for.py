# async for: else, break, continue, return, exceptions.
class AI:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        print('aiter')
        return self

    async def __anext__(self):
        print('anext')
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n


async def f():
    async for x in AI(2):
        print('x', x)
    else:
        print('else')
    async for x in AI(5):
        if x == 3:
            break
    else:
        print('no')
    async for x in AI(3):
        if x == 1:
            continue
        print('x', x)
    async for a, b in Pairs(2):
        print(a, b)
    async for x in AI(1):
        return x


class Pairs(AI):
    async def __anext__(self):
        x = await AI.__anext__(self)
        return (x, x + 1)
try:
    f().send(None)
except StopIteration as e:
    print('ret', e.value)


class Raises:
    def __aiter__(self):
        return self

    async def __anext__(self):
        raise ValueError(1)


async def g():
    try:
        async for x in Raises():
            pass
    except ValueError as e:
        print('VE', e)
try:
    g().send(None)
except StopIteration:
    pass
