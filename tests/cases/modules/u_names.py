# Modules under their names with u in front, as MicroPython has them.
def first(*names):
    for n in names:
        try:
            return __import__(n)
        except ImportError:
            pass

for pair in (("ujson", "json"), ("ustruct", "struct"), ("uio", "io"), ("ucollections", "collections"), ("usys", "sys"),
             ("utime", "time"), ("ubinascii", "binascii")):
    m = first(*pair)
    print(pair[1], m is not None)
try:
    import uio as io
except ImportError:
    import io
print(io.StringIO("u").read())
try:
    from ucollections import namedtuple
except ImportError:
    from collections import namedtuple
print(namedtuple("T", ("f",))(1).f)
print(first("nothing_a", "nothing_b"))
