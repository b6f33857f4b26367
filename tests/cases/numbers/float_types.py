# oracle: cpython MicroPython cannot derive from float
# The float type: instance checks and a derived class.
print(float, type(1.0) == float, type(1) == float, isinstance(1.0, float), isinstance(True, float), issubclass(bool, float))
class F(float):
    def twice(self):
        return self * 2
f = F(1.5)
print(f.twice(), f + 1, isinstance(f, float), f == 1.5, float(f))
print([x for x in (1.0, 1, "1.0") if type(x) is float])
class HasFloat:
    def __float__(self):
        return 2.5
print(float(HasFloat()))
class Wrong:
    def __float__(self):
        return "x"
try:
    float(Wrong())
except TypeError:
    print("TypeError")
