# import in its forms; modules and names that are missing.
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
