# import in its forms; modules and names that are missing.
import sys as system, gc as g2
from sys import version_info as vi, maxsize
m = __import__('sys')
from math import *
print(floor(1.5), 'floor' in globals())
import collections
from collections import namedtuple as nt


def f():
    import math
    from math import ceil
    return math.floor(2.5) + ceil(1.2)
print(f())
try:
    from . import x
except ImportError as e:
    print('ImportError')
try:
    from .foo import x
except ImportError as e:
    print('ImportError')
print(__name__, '__name__' in globals(), '__file__' in globals() or True)
