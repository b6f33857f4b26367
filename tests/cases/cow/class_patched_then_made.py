# Methods of a frozen class are replaced; instances made before and after use the new ones.
class Shape:
    sides = 0

    def __init__(self, name):
        self.name = name

    def area(self):
        return 0

    def describe(self):
        return "%s %d %d" % (self.name, self.sides, self.area())

old = Shape("old")
print("start")
original = Shape.__init__

def init(self, name):
    original(self, name.upper())
    self.patched = True

Shape.__init__ = init
Shape.area = lambda self: self.sides * 2
Shape.sides = 4
new = Shape("new")
print(new.describe(), new.patched, old.describe(), hasattr(old, "patched"))

class Sub(Shape):
    sides = 5

print(Sub("sub").describe())
Shape.__init__ = original
print(Shape("restored").describe(), hasattr(Shape("x"), "patched"))
Shape.__len__ = lambda self: 9
Shape.__repr__ = lambda self: "<" + self.name + ">"
print(len(old), old, [Sub("s")] and str(Sub("s")))
