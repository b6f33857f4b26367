# The text of what `super()` returns, and arguments that it refuses.


class Base:
    def __init__(self):
        print(str(super())[:19])


class Derived(Base):
    def show(self):
        print(repr(super())[:23])


Derived().show()
try:
    super(1, 1)
except TypeError:
    print("TypeError")
