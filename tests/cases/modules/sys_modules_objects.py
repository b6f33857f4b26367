# Objects in `sys.modules` that are no modules: an import gives them as they are.
import sys


class Thing:
    attr = 5

    def __init__(self):
        self.own = "own"

    def __getattr__(self, name):
        if name[:2] == "__" or name == "none":
            raise AttributeError(name)
        return "made " + name


def show(f):
    try:
        print(f())
    except (ImportError, AttributeError):
        print("not there")


thing = sys.modules["thing"] = Thing()
sys.modules["a_class"] = Thing
sys.modules["number"] = 5


def whole():
    import thing

    return thing is sys.modules["thing"]


def parts():
    from thing import attr, own, other

    return attr, own, other


def missing():
    from thing import none


def below():
    import thing.deeper


def of_class():
    import a_class
    from a_class import attr

    return a_class is Thing, attr




def not_of_number():
    from number import nothing


def by_call():
    return __import__("thing") is thing, __import__("thing", None, None, ["attr"]) is thing


def gone():
    import thing


for f in (whole, parts, missing, below, of_class, not_of_number, by_call):
    show(f)
del sys.modules["thing"]
show(gone)
m = sys.modules
print(m is sys.modules, "number" in m, m.get("number"), m.get("nothing", 7), m.pop("number"), "number" in m)
print(sorted(k for k in m if k in ("a_class", "number")), [v is Thing for k, v in m.items() if k == "a_class"])
show(of_class)
