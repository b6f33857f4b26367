# A string as a key is no item of an object whose body has no word at all.

class Slots:
    pass


def store(o):
    try:
        o["a"] = 1
        print("stored")
    except TypeError:
        print("TypeError")


def load(o):
    try:
        print(o["a"])
    except TypeError:
        print("TypeError")


for o in [object(), tuple([]), b"".join([]), range(3), Slots(), frozenset(), "".join([]), {"a": 0}, {}]:
    store(o)
    try:
        load(o)
        del o["a"]
        print("deleted")
    except TypeError:
        print("TypeError")
