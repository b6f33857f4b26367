# All kinds of import statements, and modules and names that are missing.
import sys
import math, json
import json as j
from math import sqrt, floor as fl
from collections import (namedtuple,
                         OrderedDict)

print(j is json, sqrt(16), fl(2.5), namedtuple is not None)

def local():
    import struct
    from json import dumps as d
    return struct.calcsize("b"), d([1])

print(local(), "struct" in globals())
try:
    import missing_module_xyz
except ImportError as e:
    print("ImportError")
try:
    from math import no_such_name
except ImportError:
    print("no name")
try:
    import missing_again as m
except ImportError:
    m = None
print(m)
name = "math"
print(__import__(name).floor(1.5))
print(sys.modules["math"] is math if "math" in sys.modules else True)

class C:
    import math as mm
    root = mm.sqrt(4)

print(C.root, C.mm is math)
if True:
    import json as cond
print(cond.loads("[1]"))
