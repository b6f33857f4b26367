import shapes

before = [k.corners for k in shapes.Shape.kinds]


@shapes.register
class Star(shapes.Shape):
    corners = sum(before)


star = Star()
