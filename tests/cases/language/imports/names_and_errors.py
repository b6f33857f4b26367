# Names that import statements bind, __import__, and the errors of relative and missing modules.
import sys as system, gc as g2
print(system.__name__, g2.__name__)
from sys import version_info as vi, maxsize
print(vi[0])
m = __import__('sys')
print(m is system)
try:
    __import__(1)
except TypeError:
    print('TypeError')
try:
    __import__('')
except ValueError:
    print('ValueError')

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


class C:
    import sys as s2
print(C.s2 is system)
del system
try:
    system
except NameError:
    print('NameError')


def never():
    import does_not_exist_anywhere
try:
    never()
except ImportError:
    print('late ImportError')
