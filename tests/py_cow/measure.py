"""Measures the heap that writes to frozen objects take, and prints lines `WHAT KEYS BYTES`.

Each namespace is written 41 times, once at keys that it has (`changed`) and once at
new ones (`added`); KEYS counts the further keys after the first write. Then
everything is written back, or deleted; its line says what is left: `WHAT back BYTES`.
"""
import gc
import target

CHANGED = tuple(["k%d" % i for i in range(41)])
ADDED = tuple(["n%d" % i for i in range(41)])


def put_item(table, key, value):
    table[key] = value


def del_item(table, key):
    del table[key]


def used():
    gc.collect()
    return gc.mem_alloc()


def measure(what, names, thing, put, delete):
    """Takes the figures. All locals are bound before the first one."""
    figures = bytearray(2 * len(names))
    before = 0
    now = 0
    i = 0
    before = used()
    # A `for` loop would keep its iterator in the heap.
    while i < len(names):
        put(thing, names[i], i)
        now = used() - before
        figures[2 * i] = now & 255
        figures[2 * i + 1] = now >> 8
        i += 1
    for i in range(len(names)):
        if delete:
            delete(thing, names[i])
        else:
            put(thing, names[i], -1)
    now = used() - before
    for i in range(len(names)):
        print(what, i, figures[2 * i] + 256 * figures[2 * i + 1])
    print(what, "back", now)


def main():
    for what, thing, put, delete in (
            ("module", target, setattr, delattr),
            ("instance", target.holder, setattr, delattr),
            ("class", target.Written, setattr, delattr),
            ("dict", target.table, put_item, del_item)):
        measure(what + "-changed", CHANGED, thing, put, None)
        measure(what + "-added", ADDED, thing, put, delete)


if __name__ == "__main__":
    print("go")
    main()
