# oracle: cpython MicroPython asks for __complex__ before __radd__
# Special methods and complex numbers.
class A:
    def __add__(self, x):
        return "add"
    def __radd__(self, x):
        return "radd"
    def __complex__(self):
        return 3 + 4j
    def __rpow__(self, x):
        return "rpow"
class B:
    def __complex__(self):
        return 6
class C:
    pass
class D:
    def __float__(self):
        return 1.5
print(A() + 1j, 1j + A(), complex(A()), 1j ** A(), complex(D()))
for c in (B, C):
    try:
        complex(c())
    except TypeError:
        print("TypeError")
