"""One of everything that can lie in an image."""
import io
from collections import OrderedDict, deque, namedtuple

from damaged import delayed, shared

Point = namedtuple("Point", "x y")


class Base:
    kind = "base"

    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Base) and self.name == other.name

    def __hash__(self):
        return 7

    def __repr__(self):
        return "<" + self.name + ">"

    @property
    def loud(self):
        return self.name.upper()

    @loud.setter
    def loud(self, name):
        self.name = name.lower()

    @staticmethod
    def double(x):
        return 2 * x

    @classmethod
    def make(cls, *names, **more):
        return [cls(n) for n in names] + [cls(k) for k in more]


class Stack(list):
    def top(self):
        return self[-1]


class Odd(ValueError):
    pass


class Leaf(Base):
    def __init__(self, name, depth=1, *, colour="green"):
        super().__init__(name)
        self.depth = depth
        self.colour = colour


def counter(start):
    n = start

    def step(by=1, *, twice=False):
        nonlocal n
        n += by + by * twice
        return n

    return step


def squares(n):
    try:
        for i in range(n):
            sent = yield i * i
            if sent:
                yield from cubes(sent)
    finally:
        shared.append("squares ended")


def cubes(n):
    for i in range(n):
        yield i ** 3


def caught(f, *args):
    try:
        return f(*args)
    except (ValueError, ZeroDivisionError) as e:
        return e
    except KeyError:
        raise
    finally:
        shared.append("tried")


def longest(names):
    return sorted(names, key=len, reverse=True)


def fail(text):
    raise Odd(text)


big = 1 << 70
minus = -(1 << 33)
half = 0.5
text = "plain"
wide = "h\u00e9llo w\u00f6rld \u2603 \U0001f40d"
data = b"bytes \x00\xff"
empty = ""
nested = (1, (2.5, "three", (None, True, ...)), NotImplemented)
items = [1, 2, [3, 4], {"five": 5}]
table = {"a": 1, 2: "b", (3, 4): [5], 6.5: None, b"seven": 7}
many = {"key%d" % i: i for i in range(40)}
numbers = {i: str(i) for i in range(300)}
ordered = OrderedDict([("z", 1), ("y", 2)])
some = {1, "two", (3,), 4.5}
fixed = frozenset(["a", "b", 12])
words = set("abcdefghijklmnopqrstuvwxyz")
raw = bytearray(b"0123456789")
view = memoryview(raw)[2:8]
ring = deque((1, 2, 3), 5)
ring.append(4)
ring.popleft()
spread = range(3, 300, 7)
part = slice(1, None, 2)
point = Point(3, 4)
out = io.StringIO()
out.write("written")
back = io.BytesIO(b"read me")
step = counter(10)
step(5)
going = squares(5)
next(going)
next(going)
fresh = cubes(3)
spent = cubes(0)
list(spent)
leaf = Leaf("oak", 3, colour="brown")
things = Base.make("one", "two", three=3)
stack = Stack([1, 2, 3])
bound = leaf.__repr__
native = items.append
error = caught(fail, "odd")
zero = caught(lambda: 1 // 0)
keys = many.keys()
pairs = table.items()
over = iter(items)
next(over)
letters = iter(wide)
next(letters)
counted = enumerate(items)
next(counted)
zipped = zip(items, text)
mapped = map(str, items)
filtered = filter(None, [0, 1, 2])
turned = reversed(items)
upto = iter(range(10))
next(upto)
by_keys = iter(many)
marker = object()
builtin = len
shared.append("rich")
delayed.later = 3
conditions = ["leaf.depth > 2 and big", "many['key3'] + step(1)"]


def use():
    """Touches all of it."""
    got = [eval(c) for c in conditions]
    got += [big + minus, half * 3, wide[7:], data + b"!", hash(nested), nested == (1, 2)]
    got += [items + [1], table.get((3, 4)), many["key7"], numbers[99], list(ordered), sorted(words)]
    got += [3 in some, "b" in fixed, raw[3], bytes(view), list(ring), list(spread), items[part]]
    got += [point.x, point, out.getvalue(), back.read(4), step(), going.send(2), list(going), list(fresh)]
    got += [leaf, leaf.loud, leaf == things[0], stack.top(), len(stack), bound(), Base.double(4)]
    got += [repr(error), str(zero), list(keys), list(pairs), list(over), list(letters), list(counted)]
    got += [list(zipped), list(mapped), list(filtered), list(turned), list(upto), next(by_keys)]
    got += ["%s is %5.2f" % (text, half), "{:>8}|{!r}".format(text, wide), f"{leaf!r:>9}"]
    native(8)
    ring.append(9)
    raw.extend(b"more")
    view[0] = 65
    leaf.loud = "ASH"
    leaf.extra = Leaf("twig")
    del many["key3"]
    many["new"] = items
    table[(3, 4)] = 1
    some.add("more")
    out.write("again")
    stack.append(4)
    for thing in things:
        thing.name += "!"
    try:
        fail("again")
    except Odd as e:
        got.append(e)
    for i in range(20):
        got.append([i] * 5)
    a, *rest, z = got
    return str((a, z, len(rest), point, table, some, raw, items, leaf, ring))
