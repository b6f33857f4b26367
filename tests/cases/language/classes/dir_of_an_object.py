# dir of an object calls the `__dir__` of its class.
class A:
    def __dir__(self):
        return ['a', 'b', 'c']
a = A()
a.zork = 1
print(dir(a) == ['a', 'b', 'c'], 'zork' in dir(a), 'a' in dir(A))
