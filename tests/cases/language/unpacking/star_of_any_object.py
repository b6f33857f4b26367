# oracle: cpython MicroPython takes whatever is in sys.modules for a module
# `from m import *`, where sys.modules names an object that is no module.
import sys


class Names:
    shown = 1
    _hidden = 2


class Listed:
    __all__ = ["one", "two"]
    one = 1
    two = 2
    three = 3


class Asked:
    __all__ = ("made",)

    def __getattr__(self, name):
        if name != "made":
            raise AttributeError(name)
        Asked.__all__ = ()
        return "made of " + name


class Wrong:
    __all__ = [1.5]


class NoList:
    __all__ = 5


for thing in ([1], (1, 2), 5, 1.5, "text", b"bytes", {"a": 1}, {1}, len, range(3)):
    sys.modules["m"] = thing
    try:
        import m

        print(m is thing)
    except Exception as e:
        print(type(e).__name__)

sys.modules["m"] = [1]
try:
    from m import *
except ImportError as e:
    print(e)
sys.modules["m"] = 5
try:
    from m import *
except ImportError as e:
    print(e)
sys.modules["m"] = {"a": 1}
try:
    from m import *
except ImportError as e:
    print(e)
sys.modules["m"] = Names
from m import *

print(shown, "_hidden" in globals())
sys.modules["m"] = Listed
from m import *

print(one, two, "three" in globals())
sys.modules["m"] = Asked()
from m import *

print(made)
sys.modules["m"] = Wrong
try:
    from m import *
except TypeError as e:
    print("TypeError")
sys.modules["m"] = NoList
try:
    from m import *
except TypeError as e:
    print("TypeError")
instance = Names()
instance.own = [3]
sys.modules["m"] = instance
from m import *

print(own)
