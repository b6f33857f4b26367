# Modules as values: getattr, dir, names that are missing, default arguments.
import math
copy = math
print(copy is math, hasattr(math, "pi"), callable(math.sqrt), math.__name__)
fn = getattr(math, "floor")
print(fn(2.5), "floor" in dir(math), "nothing" in dir(math))
try:
    math.nothing
except AttributeError:
    print("AttributeError")
ops = {name: getattr(math, name) for name in ("floor", "ceil", "sqrt")}
print(ops["ceil"](1.5), ops["sqrt"](9), sorted(ops))
from math import pi as PI
print(round(PI, 2), __name__)

def use(module=math):
    return module.floor(9.9)

print(use(), type(math).__name__)
