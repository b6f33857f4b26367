# Types that a class cannot derive from, and some that it can.
def function():
    pass


def generator():
    yield


class Plain:
    pass


for base in (type(None), type(...), type(NotImplemented), type(generator()), type({}.keys()), type(iter([])),
             type([].append), ()):
    try:

        class Derived(base):
            pass

        print("derived from", base)
    except TypeError:
        print("TypeError")
for base in (object, int, float, complex, str, bytes, tuple, list, dict, set, frozenset, bytearray, Exception, property, Plain):

    class Derived(base):
        pass

    print(Derived.__name__, issubclass(Derived, base), type(Derived()).__name__)
for base in (int, list, 5):
    try:
        print(object.__new__(base))
    except TypeError:
        print("TypeError")
try:
    super(Plain, 5)
except TypeError:
    print("TypeError")
