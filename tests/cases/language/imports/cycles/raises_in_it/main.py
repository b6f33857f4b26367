# A body in a cycle raises; its importer catches that, and goes on with what was made.
import upper

print(upper.state, upper.marks)
try:
    import lower
except ValueError as e:
    print("again", e)
print(upper.state, upper.marks)
import sys

print("lower" in sys.modules, "upper" in sys.modules, hasattr(upper, "lower"))
