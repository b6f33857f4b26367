# oracle: design CPython lists names that are not there: __abstractmethods__ of type, an empty slot
# What `dir` lists is what `getattr` finds, for every type. Prints what is not so.
import array
import asyncio
import collections
import hashlib
import io
import re
import sys

# Names to look for besides; a test of the VM puts in all that it knows.
PROBED = []
checked = 0


def finds(x, name):
    try:
        getattr(x, name)
    except AttributeError:
        return False
    except Exception:
        pass
    return True


def check(label, x, probed=PROBED):
    global checked
    checked += 1
    listed = dir(x)
    lost = [n for n in listed if not finds(x, n)]
    hidden = [n for n in probed if n not in listed and finds(x, n)]
    if lost or hidden or listed != sorted(set(listed)):
        print(label, "lists", lost, "hides", hidden)


def function():
    pass


def outer():
    kept = 1
    return lambda: kept


def generator(n=1):
    yield n


class Plain:
    """Has a text."""


class Parent:
    table = {}
    raising = property(lambda self: 1 / 0)

    def __init__(self):
        self.own = 1

    def method(self):
        return super()

    @property
    def made(self):
        return 1

    @staticmethod
    def loose():
        pass

    @classmethod
    def of_class(cls):
        return super()


class Child(Parent):
    own_of_class = 2

    def up(self):
        return super()

    @classmethod
    def up_of_class(cls):
        return super()


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class Helped:
    def __getattr__(self, name):
        return name


class Renamed:
    __name__ = "other"
    __doc__ = "text"
    __module__ = "m"
    __qualname__ = "q"


class Descriptor:
    def __get__(self, obj, cls=None):
        return 5


class WithDescriptor:
    field = Descriptor()


class Built(list):
    def more(self):
        return super()


class Words(dict):
    pass


class Number(int):
    pass


class Wrong(ValueError):
    def __init__(self, *args):
        super().__init__(*args)
        self.code = 7


class Both(Parent, list):
    pass


class Slicer:
    def __getitem__(self, i):
        return i


Point = collections.namedtuple("Point", ("x", "y"))


class Place(Point):
    def length(self):
        return self.x


d = {"a": 1}
slot = Slots()
dynamic = Plain()
setattr(dynamic, "na" + str(1), 1)
setattr(Plain, "na" + str(1), 2)
caught = None
try:
    {}["lost"]
except KeyError as e:
    caught = e

check("numbers", 1)
for x in (2**70, True, 1.5, 1j, None, ..., NotImplemented, object()):
    check(repr(type(x)), x)
for x in ("text", b"bytes", bytearray(b"x"), memoryview(b"x"), (), [], d, set(), frozenset(), range(3)):
    check(repr(type(x)), x)
check("slice", Slicer()[1:2])
check("memoryview of array", memoryview(array.array("H", [1])))
check("array", array.array("f", [1.5]))
check("OrderedDict", collections.OrderedDict())
check("deque", collections.deque((1,), 2))
check("StringIO", io.StringIO("x"))
check("BytesIO", io.BytesIO(b"x"))
for x in (map(len, []), filter(None, []), zip(), enumerate([]), reversed([])):
    check(repr(type(x)), x)
for x in ([1], (1,), "a", b"a", bytearray(b"a"), {1}, {1: 2}, range(3), array.array("b"), d.items()):
    check("iterator of " + repr(type(x)), iter(x))
check("iterator of a call", iter(function, 1))
check("iterator of a deque", iter(collections.deque((), 1)))
check("iterator of an instance", iter(Slicer()))
for x in (d.keys(), d.values(), d.items()):
    check("view", x)
pattern = re.compile("a(b)?")
check("pattern", pattern)
check("match", pattern.match("ab"))
check("sha256", hashlib.sha256(b"x"))
check("sha1", hashlib.sha1(b"x"))

check("function", function)
check("lambda", lambda: 0)
check("closure", outer())
check("generator function", generator)
check("generator", generator())
check("native", len)
check("native method", [].append)
check("method of a type", list.append)
check("class method of a type", dict.fromkeys)
check("bound method", Child().method)
check("property", property(function))
check("staticmethod", staticmethod(function))
check("classmethod", classmethod(function))
check("super", Child().method())
check("super of a child", Child().up())
check("super of a class", Child.up_of_class())
check("super in the parent", Child.of_class())
check("super over a built-in type", Built().more())
check("super of two arguments", super(Parent, Child()))

for x in (Plain(), dynamic, Parent(), Child(), slot, Renamed(), WithDescriptor(), Built([1]), Words(a=1), Number(3), Both()):
    check("instance of " + type(x).__name__, x)
check("helped", Helped(), ())
for x in (Plain, Parent, Child, Slots, Helped, Renamed, WithDescriptor, Built, Words, Number, Wrong, Both, Point, Place):
    check("class " + x.__name__, x)
check("named tuple", Point(1, 2))
check("child of a named tuple", Place(1, 2))

for x in (object, type, int, bool, float, complex, str, bytes, bytearray, memoryview, tuple, list, dict, set, frozenset,
          range, slice, map, filter, zip, enumerate, reversed, property, staticmethod, classmethod, super, type(None), type(...),
          type(function), type(generator()), type(sys), type(iter([])), type(d.keys()), type([].append), BaseException,
          Exception, OSError, StopIteration, collections.deque, collections.OrderedDict, io.StringIO, io.BytesIO, array.array):
    check("type " + repr(x), x)

for x in (BaseException(), Exception(1), ValueError(1, 2), OSError(2), OSError(2, "no"), StopIteration(3), SystemExit(1), KeyError("k"),
          MemoryError(), UnicodeError(), Wrong(1), caught):
    check("exception " + repr(type(x)), x)

for x in (sys, io, collections, array, re, asyncio):
    check("module " + x.__name__, x)
check("main", sys.modules["__main__"])


async def waits():
    pass


async def main():
    task = asyncio.create_task(waits())
    for x in (task, asyncio.Event(), asyncio.Lock(), asyncio.get_event_loop()):
        check("asyncio " + type(x).__name__, x)
    await task


coroutine = waits()
check("coroutine", coroutine)
coroutine.close()
check("coroutine function", waits)
asyncio.run(main())

try:
    import framebuf
    import machine
    import micropython
except ImportError:
    pass
else:
    pin = machine.Pin(2, machine.Pin.OUT)
    for x in (pin, machine.Signal(pin), machine.SPI(1), machine.ADC(0), micropython.RingIO(8), machine, framebuf, micropython):
        check("board " + repr(type(x)), x)
    for x in (machine.Pin, machine.SPI, machine.ADC, machine.Signal, micropython.RingIO, framebuf.FrameBuffer):
        check("board " + repr(x), x)
    check("framebuf", framebuf.FrameBuffer(bytearray(8), 8, 8, framebuf.MONO_VLSB))

print("checked" if checked > 150 else checked)
print(hasattr((1,), "_asdict"), hasattr(tuple, "_replace"), hasattr(Point(1, 2), "_asdict"), hasattr(Point, "_replace"))
