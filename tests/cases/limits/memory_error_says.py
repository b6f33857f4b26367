# oracle: design the heap of MicroPython for node takes what is too much here
# MemoryError says what was asked for, and where.
import sys


def deep(n):
    return bytearray(n)


def call(n):
    return deep(n)


try:
    call(1000000)
except MemoryError as e:
    print(e.args)
    sys.print_exception(e, sys.stdout)
try:
    [0] * 1000000
except MemoryError as e:
    print(e)
