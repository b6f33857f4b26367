# Submodules as attributes of their package, and what is not in it.
import sys
import yard

print(sorted(n for n in dir(yard) if not n.startswith("__")))
import yard.gate

print(sorted(n for n in dir(yard) if not n.startswith("__")), yard.gate.width)
from yard import well as deep, gate

print(deep.depth, gate is yard.gate, yard.well is deep)
print(sorted(n for n in dir(yard) if not n.startswith("__")))

for name in ("yard.tower", "yard.gate.hinge", "nowhere"):
    try:
        __import__(name)
    except ImportError:
        print("no", name)
try:
    from yard import tower
except ImportError:
    print("no tower")
try:
    from yard.gate import hinge
except ImportError:
    print("no hinge")


# What lies in sys.modules under a name is what import finds.
class Fence:
    posts = 12


sys.modules["fence"] = Fence
import fence
from fence import posts

print(fence is Fence, posts)
print(__import__("yard.gate", None, None, ("width",)).width, __import__("yard.gate").name)
