# A function __import__ that is put into builtins is what import statements call.
import builtins


def own_import(name, globals=None, locals=None, fromlist=None, level=0):
    if name == "gc":
        return original("gc", globals, locals, fromlist, level)
    print("import", name, fromlist, level)

    class Module:
        a = 1
        b = 2

    return Module


original = __import__
builtins.__import__ = own_import

import imported
import gc
import package.module
from package import a, b

builtins.__import__ = original
print(imported.a, package.b, a, b, gc.__name__)
try:
    import missing_module
except ImportError:
    print("ImportError")
