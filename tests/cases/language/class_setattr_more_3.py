# __setattr__ and __delattr__, with object's own.
class B:
    def __init__(self):
        object.__setattr__(self, 'd', {})

    def __getattr__(self, n):
        print('get', n)
        if n in self.d:
            return self.d[n]
        raise AttributeError(n)

    def __setattr__(self, n, v):
        print('set', n, v)
        self.d[n] = v

    def __delattr__(self, n):
        print('del', n)
        del self.d[n]
b = B()
b.x = 1


class C:
    def __setattr__(self, n, v):
        super().__setattr__(n, v * 2)

    def __delattr__(self, n):
        print('delattr')
        super().__delattr__(n)
c = C()
c.a = 2
del c.a
print(hasattr(c, 'a'))
try:
    del c.a
except AttributeError:
    print('AttributeError')
object.__setattr__(c, 'q', 5)
