# __new__ gives a single instance, another type, or the object that __init__ gets.
class Single:
    instance = None

    def __new__(cls, *args):
        if cls.instance is None:
            cls.instance = super().__new__(cls)
        return cls.instance

    def __init__(self, x):
        self.x = x

a = Single(1)
b = Single(2)
print(a is b, a.x)

class Other:
    def __new__(cls, x):
        return [x]

    def __init__(self, x):
        print("never")

print(Other(3))

class Logged:
    def __new__(cls, *a, **k):
        print("new", cls.__name__, a, k)
        return object.__new__(cls)

    def __init__(self, *a, **k):
        print("init", a, k)

class Sub(Logged):
    pass

print(type(Sub(1, k=2)).__name__)
x = object.__new__(Sub)
print(isinstance(x, Logged))
try:
    class BadInit:
        def __init__(self):
            return 5
    BadInit()
except TypeError:
    print("TypeError")
