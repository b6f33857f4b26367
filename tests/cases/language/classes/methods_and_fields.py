# A class with fields, methods and __repr__: instances, attributes of the class, bound methods.
class Point:
    dims = 2

    def __init__(self, x, y=0):
        self.x = x
        self.y = y

    def moved(self, dx=0, dy=0):
        return Point(self.x + dx, self.y + dy)

    def __repr__(self):
        return "Point(%r, %r)" % (self.x, self.y)

p = Point(1, 2)
print(p, p.x, p.y, p.dims)
print(p.moved(1).moved(dy=5))
q = Point(y=3, x=4)
print(q, [p, q], {"p": p})
p.dims = 3
print(p.dims, q.dims, Point.dims)
Point.dims = 4
print(p.dims, q.dims)
del p.dims
print(p.dims)
p.extra = "e"
print(p.extra, hasattr(q, "extra"))
print(type(p) is Point, type(p).__name__, isinstance(p, Point), isinstance(p, int))
m = p.moved
print(m(10), Point.moved(p, 20))
class Empty: pass
e = Empty()
e.a = 1
print(e.a, Empty().__class__ is Empty)
print(p == p, p == Point(1, 2), p != Point(1, 2))
