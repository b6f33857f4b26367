"""Displays, comprehensions, unpacking, slices, calls with stars."""
import time
from probe import probe

items = [1, 2, [3, 4], {"five": 5}]
pair = (1, (2.5, "three", (None, True, ...)), NotImplemented)
some = {1, "two", (3,)}
names = {"a": 1, "b": 2}
part = slice(1, None, 2)
empty = ()


def takes(*args, **more):
    return len(args), sorted(more)


def takes_names(a, b=1, *, c=2):
    return a, b, c


def displays(a, b):
    t = (a, b, *pair)
    l = [a, *items, b]
    s = {a, b, *some}
    d = {"x": a, **names, "y": b}
    l[1:2] = [a, a]
    l[part] = l[part]
    del l[0], d["x"]
    l[-1] = d
    s.add(b)
    return t, l, s, d, l[1:], t[::-1], t[part]


def unpacked(x):
    a, b, *c = x
    *d, e = x
    f, (g, h), *_ = x
    return a, b, c, d, e, f, g, h


def comprehended(n):
    return ([i for i in range(n) if i % 2], {i for i in range(n)}, {i: str(i) for i in range(n)}, tuple(i for i in range(n)))


def pick(i):
    return lambda x: -x * i


def fill(l, *more):
    l.extend(more)
    {**names}.update(c=len(more))
    {1, 2}.update(more, l)
    d = {k: v for k, v in names.items()}
    d.update(names, d=d.pop("a"))
    return d


def called():
    got = [takes(*items, **names), takes(1, *pair, x=2), takes(**names, z=1), takes_names(1, c=3), takes_names(*(1, 2), c=5)]
    got.append(items.index(*[2]))
    got.append(sorted(items[:2], key=lambda x: -x, reverse=True))
    got.append("{a} {b}".format(**names))
    l = [3, 1]
    for i in range(2):
        l.sort(key=lambda x: -x, reverse=i)
        "{a}".format(a=takes(i))
        got.append(l.count(takes_names(i)))
        l.sort(key=pick(i))
        l.sort(reverse=i)
        got.append("{0}{b}".format(len(l), b=i))
    fill(l, *l)
    return got


time.ticks_ms()
print(displays(1, 2), unpacked([1, (2, 3), 4, 5]), comprehended(5), called())
probe((items, pair, some, names, part, empty, takes))
