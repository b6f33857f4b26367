# differs: the messages
# `__import__` with globals, a fromlist of any kind and a level; inside packages and out of them.
import pack.inner


def show(f):
    try:
        m = f()
        print(m.__name__, m.__name__ == "pack.sub.leaf" and m.value)
    except Exception as e:
        print(type(e).__name__, e.args)


inside = {"__name__": "pack.inner"}
package = {"__name__": "pack.sub", "__path__": "pack/sub"}
show(lambda: __import__("sub.leaf", inside, None, ["value"], 1))
show(lambda: __import__("leaf", package, None, ["value"], 1))
show(lambda: __import__("inner", package, None, ["value"], 2))
show(lambda: __import__("", inside, None, ["inner"], 1))
show(lambda: __import__("", package, None, ["leaf"], 1))
show(lambda: __import__("pack.sub.leaf", inside, None, ["value"], 0))
show(lambda: __import__("none", inside, None, ["value"], 1))
show(lambda: __import__("inner", inside, None, ["value"], 2))
show(lambda: __import__("inner", package, None, ["value"], 3))
show(lambda: __import__("inner", {"__name__": "alone"}, None, ["value"], 1))
show(lambda: __import__("inner", {}, None, ["value"], 1))
show(lambda: __import__("inner", None, None, ["value"], 1))
show(lambda: pack.inner.importer("sub.leaf", 1))
for fromlist in (None, True, 5, "text", ("value",), ["value"], ["sub", 1]):
    show(lambda: __import__("pack.sub.leaf", None, None, fromlist))
show(lambda: __import__("pack.sub.leaf"))
show(lambda: __import__("pack.sub.leaf", {}, {}))
show(lambda: __import__("pack.none"))
show(lambda: __import__("pack.sub.leaf.none"))
show(lambda: __import__(""))
show(lambda: __import__("pack", None, None, None, -1))
