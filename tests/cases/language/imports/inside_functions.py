# Imports in functions, methods and class bodies bind names there alone.
def area(r):
    from math import pi
    return round(pi * r * r, 2)

def lazily():
    import json
    return json.dumps([1])

class Uses:
    from math import floor as down

    def go(self):
        import math as m
        return m.ceil(1.5), Uses.down(1.5)

print(area(1), lazily(), Uses().go(), [__import__("math").floor(x) for x in (1.5, 2.5)])
for name in ("json", "no_such", "math"):
    try:
        m = __import__(name)
        print(name, m.__name__)
    except ImportError:
        print(name, "is not there")
print("json" in globals(), "math" in globals(), "m" in globals())
