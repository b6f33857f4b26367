# __setattr__ and __delattr__ as static and class methods, and inherited ones.
class Static:
    @staticmethod
    def __setattr__(*args):
        print("set", args)

    @classmethod
    def __delattr__(cls, *args):
        print("del", cls.__name__, args)


s = Static()
s.x = 1
del s.x


class Loud:
    def __setattr__(self, name, value):
        print("set", name)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)


class Louder(Loud):
    def __delattr__(self, name):
        print("louder")
        super().__delattr__(name)


for one in (Loud(), Louder()):
    one.x = 2
    print(one.x)
    del one.x
    print(hasattr(one, "x"))


class OnlyDelete:
    def __delattr__(self, name):
        print("kept", name)


one = OnlyDelete()
one.x = 3
del one.x
print(one.x)
