# Tuples with named fields that the system gives: sys.implementation and the like.
import sys
v = sys.version_info
print(v[0], v[:2] >= (3, 4), len(v) >= 3)
i = sys.implementation
try:
    i.nosuch
except AttributeError as e:
    print('AttributeError')
try:
    i[0] = 1
except TypeError:
    print('TypeError')
import os
