# A replaced `builtins.__import__` gets the importer's globals, and gives the first package of a dotted name.
import builtins

import pack.inner

calls = []
before = builtins.__import__


def noted(name, globals=None, locals=None, fromlist=(), level=0):
    # MicroPython asks for `True` where it finds that a name is a module.
    if fromlist is not True and globals and globals["__name__"] in ("__main__", "pack.inner"):
        calls.append((name, globals["__name__"], tuple(fromlist or ()), level))
    return before(name, globals, locals, fromlist, level)


builtins.__import__ = noted
import pack
import pack.one
import pack.sub.two as two
from pack import one, three
from pack.sub.two import value as v


def inside():
    import pack.sub.two
    from pack.three import value

    return pack.sub.two.value + value


class Body:
    import pack.one as own


print(pack.__name__, pack.one.__name__, two.__name__, one.value, three.value, v, inside(), Body.own.__name__)
print(pack.inner.beside(), pack.inner.below(), pack.inner.by_call())
for c in calls:
    print(c)


class Thing:
    def __init__(self, name):
        self.name = name

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Thing(self.name + "." + name)


def invented(name, globals=None, locals=None, fromlist=(), level=0):
    return Thing(name.split(".")[0])


builtins.__import__ = invented
import any.where.at
import any.where.at as at
import some.where as where
from some import what

print(any.name, at.name, where.name, what.name)
builtins.__import__ = before
import pack.three as again

print(again is three)
