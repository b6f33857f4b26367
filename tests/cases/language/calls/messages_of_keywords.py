# differs: MicroPython words argument errors without qualified names
# The messages of TypeErrors about keywords and keyword-only parameters.


def default(a, b=1):
    return a, b


def keyword(*, a, b=2):
    return a, b


def needs(*, a, b):
    return a, b


def report(f):
    try:
        print(f())
    except TypeError as e:
        print(e)


report(lambda: default())
report(lambda: default(1, 2, 3))
report(lambda: default(b=3))
report(lambda: keyword())
report(lambda: keyword(b=1))
report(lambda: needs())
report(lambda: needs(b=1))
report(lambda: needs(a=1))
report(lambda: keyword(1))
report(lambda: keyword(c=1))

import sys

try:
    sys.nothing
except AttributeError as e:
    print(e)
