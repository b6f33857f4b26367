# differs: the wording of common exceptions is MicroPython's
# The messages of exceptions that statements raise.
import sys

def unpack_few():
    a, b = [1]

def unpack_many():
    a, b = 1, 2, 3

def unpack_star():
    a, b, *c = [1]

def unpack_int():
    a, b = 5

def unbound():
    print(x)
    x = 1

def set_item_tuple():
    (1, 2)[0] = 1

def del_item():
    d = {}
    del d["k"]

def set_attr_int():
    (5).x = 1

def raise_int():
    raise 5

def for_int():
    for i in 5:
        pass

def with_int():
    with 5:
        pass

def import_missing():
    import missing_module

def from_missing():
    from math import missing_name

def bad_iter():
    class It:
        def __iter__(self):
            return self
    next(It())

def gen_running():
    def g():
        next(me)
        yield
    me = g()
    next(me)

def gen_send():
    def g():
        yield
    g().send(1)

def gen_ignores_exit():
    def g():
        try:
            yield
        except GeneratorExit:
            yield
    h = g()
    next(h)
    h.close()

def slice_zero():
    [1][::0]

def recursion():
    recursion()

def no_active():
    raise

def bytearray_big():
    bytearray(1)[0] = "x"

def import_level():
    from . import something

def init_returns():
    class C:
        def __init__(self):
            return 5
    C()

for f in (unpack_few, unpack_many, unpack_star, unpack_int, unbound, set_item_tuple, del_item, set_attr_int, raise_int,
          for_int, with_int, import_missing, from_missing, bad_iter, gen_running, gen_send, gen_ignores_exit, slice_zero,
          recursion, no_active, bytearray_big, init_returns):
    try:
        f()
        print(f.__name__, "no error")
    except Exception as e:
        print(f.__name__, type(e).__name__ + ":", e)
