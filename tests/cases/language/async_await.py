# Coroutines run by hand: await, send, throw, close.
async def foo():
    return 42
try:
    foo().send(None)
except StopIteration as e:
    print(e.args, e.value)



class A:

    def __init__(self, n):
        self.n = n

    def __await__(self):
        print('await', self.n)
        while self.n:
            r = (yield self.n)
            print('got', r)
            self.n -= 1
        return 'done'



async def bar(n):
    r = await A(n)
    print('r', r)
    return r * 2
c = bar(2)



async def outer():
    a = await foo()
    b = await bar(1)
    return [a, b, await foo() + 1]
c = outer()
c = outer()
try:
    c.throw(ValueError('x'))
except ValueError as e:
    print('thrown', e)
c = outer()
c.close()
try:
    c.send(None)
except StopIteration:
    print('closed stop')
except RuntimeError:
    print('closed stop')



class B:

    async def m(self, x):
        return await foo() + x
try:
    B().m(1).send(None)
except StopIteration as e:
    print(e.value)
