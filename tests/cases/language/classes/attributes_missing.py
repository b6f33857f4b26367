# AttributeError for attributes that are missing or cannot be set: of instances, classes, built-in objects, modules.
class C:
    pass
c = C()


def f():
    print(1)
C.f = f

try:
    int.x = 1
except (AttributeError, TypeError):
    print('AttributeError')
try:
    1 .x = 1
except AttributeError as e:
    print('AttributeError', e)
try:
    [].x
except AttributeError as e:
    print('AttributeError', e)
try:
    C().nope
except AttributeError as e:
    print('AttributeError', e)

try:
    C.nope
except AttributeError as e:
    print('AttributeError', e)
try:
    None.x
except AttributeError as e:
    print('AttributeError', e)
try:
    f.nope
except AttributeError as e:
    print('AttributeError', e)
import sys
try:
    sys.nope
except AttributeError as e:
    print('AttributeError', e)
