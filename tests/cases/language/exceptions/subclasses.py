# Exception classes with methods of their own.
class A(Exception):
    pass


class B(A):
    def __init__(self, x):
        self.x = x

    def __str__(self):
        return 'B<%s>' % self.x
try:
    raise A
except A as e:
    print('A', e.args)
try:
    raise B
except TypeError as e:
    print('TypeError')
try:
    raise B(1)
except (KeyError, A) as e:
    print(e)
try:
    try:
        raise A('in')
    except B:
        print('no')
    finally:
        print('fin')
except Exception as e:
    print('out', e)


class M(Exception):
    def __init__(self):
        pass
print(M().args, repr(M()), str(M()))
e = A()
e.foo = 5
print(e.foo)


class Base(BaseException):
    pass
try:
    try:
        raise Base(1)
    except Exception:
        print('no')
except BaseException as e:
    print('Base', e)


class P(Exception):
    @property
    def args(self):
        return 'prop'

    def __getattr__(self, n):
        return 'dyn_' + n
print(P(1).args, P(1).zork)
print(issubclass(A, Exception), isinstance(B(1), A), A.__name__, A.__bases__ == (Exception,))
