# Classes register themselves in lists and dicts of a base class, and count their instances there.
import shapes
import round_ones, flat_ones

print(len(shapes.Shape.kinds), sorted(shapes.Shape.by_name), shapes.Shape.made)
print([k.corners for k in shapes.Shape.kinds], flat_ones.tile.number, round_ones.ball.number)


@shapes.register
class Point(shapes.Shape):
    corners = 1


p = Point()
import late_ones

print(len(shapes.Shape.kinds), shapes.Shape.made, late_ones.star.number, late_ones.before)
print(shapes.Shape.by_name["Star"] is late_ones.Star, shapes.Shape.kinds[2] is Point)
