# oracle: design MicroPython has no _fields of its own; what a program puts there is shown as it is
# The names of a named tuple's fields are an attribute of its class, and a program may put anything there.
from collections import namedtuple


def tried(f, *args, **more):
    try:
        return f(*args, **more)
    except Exception as e:
        return type(e).__name__


P = namedtuple("P", "x y")
p = P(1, 2)
for fields in ((1.5, "y"), ("x",), (), ("x", "y", "z"), (None, ("x",)), ["x", "y"], 5):
    P._fields = fields
    print(repr(p), tried(getattr, p, "y"), tried(getattr, p, "z"), tried(p.__class__, 1, 2))
    print(tried(lambda: p._asdict()), tried(lambda: p._replace(z=5)), tried(lambda: p._replace(y=5)))
P._fields = ("x", "y")
print(p, p.y)
