# Names and text of functions, methods and generators.
def f():
    pass


class A:
    def m(self):
        pass

    @staticmethod
    def s():
        pass

    @classmethod
    def c(cls):
        pass
print(f.__name__, A.m.__name__, A().m.__name__ if hasattr(A().m, '__name__') else 'm')
print((lambda: 0).__name__, A.s.__name__)


def g():
    yield
try:
    print(g().__name__)
except AttributeError:
    print('g')
print(type(f).__name__, type(g()).__name__, type(len).__name__ != '', type(A.m).__name__)
print(type(A().m).__name__ != '')
