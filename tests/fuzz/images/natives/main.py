"""Natives that take namespaces, names and texts: stars, translations, named tuples, formats."""
import time
from collections import namedtuple
from probe import probe
import names
from names import *

Point = namedtuple("Point", ("x", "y"))
Wide = namedtuple("Wide", "a b c")
point = Point(3, 4)
table = {"a": "b", "c": None}
fields = ("one", "two")


class Shown:
    name = "shown"

    def __format__(self, spec):
        return "shown" + spec

    def __dir__(self):
        return ["name"]

    def __repr__(self):
        return "Shown()"


shown = Shown()


def use():
    got = [point.x, point[1], point._asdict(), Point(1, y=2), Wide(1, 2, 3)]
    got += [format(shown, "9"), "{:x}".format(shown), f"{shown:y}", getattr(shown, "name"), hasattr(shown, "none")]
    setattr(shown, "later", 1)
    delattr(shown, "later")
    got += [object.__getattribute__(shown, "name"), "abc".translate("abc".maketrans(table)), "abc".translate(str.maketrans("a", "b"))]
    got += [namedtuple("Late", fields)(1, 2), type("Made", (Shown,), {"z": 1})().z, isinstance(shown, (int, Shown)), dir(names)]
    help(shown)
    return got


time.ticks_ms()
print(use(), first, second)
import star
probe((point, Point, Wide, table, fields, shown, names, Shown))
