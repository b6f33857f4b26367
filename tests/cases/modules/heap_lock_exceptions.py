# oracle: design CPython has no such lock
# Exceptions keep their type, arguments and traceback while the heap is locked.
import io
import micropython
import sys

micropython.alloc_emergency_exception_buf(256)
e = ValueError("error")


def twice():
    micropython.heap_lock()
    for i in range(2):
        try:
            raise e
        except Exception as e2:
            print(e2)
    micropython.heap_unlock()


twice()
a = set()
n1 = n2 = n3 = None
micropython.heap_lock()
try:
    nope
except NameError as x:
    n1 = type(x)
try:
    a.pop()
except KeyError as x:
    n2 = type(x)
try:
    None + 1
except TypeError as x:
    n3 = type(x)
micropython.heap_unlock()
print(n1, n2, n3)


def f():
    micropython.heap_lock()
    try:
        raise ValueError(1)
    except ValueError as er:
        exc = er
    micropython.heap_unlock()
    buf = io.StringIO()
    sys.print_exception(exc, buf)
    for l in buf.getvalue().split("\n"):
        print("File" if l.startswith("  File ") else l)


f()
