# Freezing stops while decorators of functions, methods and classes are evaluated and applied.
order = []

def deco(name):
    print("deco", name)

    def wrap(f):
        print("wrap", name)
        order.append(name)

        def call(*a):
            print("call", name)
            return f(*a)
        return call
    return wrap

@deco("outer")
@deco("inner")
def f(x):
    return x + 1

def cls_deco(c):
    print("class deco", c.__name__)
    c.tag = len(order)
    return c

@cls_deco
class A:
    @deco("method")
    def m(self):
        return self.tag

print(f(1), A().m(), order)
