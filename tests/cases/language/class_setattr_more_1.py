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
print(b.x)
b.x += 5
print(b.d)
del b.x
try:
    b.x
except AttributeError as e:
    print('AttributeError', e)
