# __dict__ of classes, instances and modules.
class A:
    x = 1

    def f(self):
        pass
    y = [1]
d = A.__dict__
print('x' in d, d['x'], d['y'], 'f' in d, 'g' in d)
a = A()
print(a.__dict__)
a.q = 1
a.z = 2
print(a.__dict__, sorted(a.__dict__.items()))
try:
    int.__dict__
    print('ok')
except AttributeError:
    print('ok')


def f():
    pass
print(type(a.__dict__) is dict)
import sys
print('version' in sys.__dict__)
