# dir asks __dir__.
class A:
    def __dir__(self):
        return ['a', 'b', 'c']
a = A()
a.zork = 1
print(dir(a) == ['a', 'b', 'c'], 'zork' in dir(a), 'a' in dir(A))
