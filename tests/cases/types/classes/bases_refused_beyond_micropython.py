# oracle: cpython MicroPython refuses `bool` and types of functions not, nor `list.__new__(int)`
# Types that a class cannot derive from where MicroPython differs, and `__new__` of the wrong base.


def function():
    pass


class Plain:
    pass


class Items(list):
    pass


for base in (bool, type(function), slice, type(len), Plain()):
    try:

        class Derived(base):
            pass

        print("derived from", base)
    except TypeError:
        print("TypeError")


def show(f):
    try:
        r = f()
    except TypeError:
        r = "TypeError"
    print(r)


show(lambda: object.__new__(Items))
show(lambda: list.__new__(int))
show(lambda: list.__new__(Plain))
show(lambda: Plain.__new__(list))
show(lambda: list.__new__(5))
show(lambda: type(list.__new__(Items)).__name__)
show(lambda: type(Items.__new__(Items)).__name__)
show(lambda: type(object.__new__(Plain)).__name__)
show(lambda: type(Plain().__new__(Plain)).__name__)
show(lambda: [int.__new__(int, "5"), str.__new__(str, "x"), tuple.__new__(tuple, [1]), dict.__new__(dict)])
show(lambda: super(Plain, int))
show(lambda: super(5, Plain()))
show(lambda: super(Items, Items([1, 2])).index(2))
