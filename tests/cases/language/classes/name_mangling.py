# differs: MicroPython does not mangle names that start with two underscores
# Attributes with two leading underscores are shared by a class and its base.
class A:
    def __init__(self):
        self.__x = 1

    def get(self):
        return self.__x

class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 2

b = B()
print(b.get())
print(hasattr(b, "__x"), hasattr(b, "_A__x"))
