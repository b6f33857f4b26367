# import in its forms; modules and names that are missing.
import sys as system, gc as g2
from sys import version_info as vi, maxsize
m = __import__('sys')
from math import *
import collections
from collections import namedtuple as nt


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
