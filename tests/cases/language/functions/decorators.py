# Decorators of functions, methods and classes, with arguments, stacked, and by a class.
log = []

def trace(f):
    def wrap(*a, **k):
        log.append(a)
        return f(*a, **k)
    return wrap

def times(n):
    def deco(f):
        def wrap(*a):
            return [f(*a) for _ in range(n)]
        return wrap
    return deco

@trace
def add(a, b=1):
    return a + b

@times(2)
@trace
def mul(a, b):
    return a * b

print(add(1), add(1, b=5), mul(2, 3), log)

def register(name):
    def deco(cls):
        registry[name] = cls
        cls.tag = name
        return cls
    return deco

registry = {}

@register("one")
class One:
    @trace
    def m(self, x):
        return x

print(registry["one"] is One, One.tag, One().m(7), log[-1][1:])

def replaced(f):
    return "not a function"

@replaced
def gone():
    pass

print(gone)

class Counted:
    def __init__(self, f):
        self.f = f
        self.calls = 0

    def __call__(self, *a):
        self.calls += 1
        return self.f(*a)

@Counted
def hello(x):
    return "hello " + x

print(hello("a"), hello("b"), hello.calls)
