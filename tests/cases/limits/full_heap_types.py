# oracle: design CPython's memory does not end; MicroPython's types under heap_lock are these
# An exception for which there is no memory keeps its type; one of a class of the program's own does not.
print("begins")


class Own(Exception):
    pass


class Thing:
    pass


def chain():
    last = []
    while True:
        try:
            last = [last]
        except MemoryError:
            return last


def takes(x):
    pass


def unpack():
    a, b = (1,)


def raises():
    raise ValueError("with a message")


def raises_class():
    raise OSError


def own():
    raise Own("with a message")


def assertion():
    assert 0, "with a message"


def again():
    try:
        1 // 0
    except ZeroDivisionError:
        raise


thing = Thing()
tests_list = []
made = KeyError("made before")


def before():
    raise made


tests = (
    ("division", lambda: 1 // 0),
    ("modulo", lambda: 1.5 % 0),
    ("index", lambda: (1,)[5]),
    ("key", lambda: {}[1]),
    ("attribute", lambda: thing.missing),
    ("name", lambda: missing),
    ("operands", lambda: 1 + "x"),
    ("order", lambda: 1 < "x"),
    ("call", lambda: takes()),
    ("not callable", lambda: thing()),
    ("no length", lambda: len(1)),
    ("no iterable", lambda: iter(1)),
    ("unpack", unpack),
    ("float", lambda: float("x")),
    ("character", lambda: chr(-1)),
    ("shift", lambda: 1 << -1),
    ("search", lambda: "abc".index("z")),
    ("hash", lambda: hash(tests_list)),
    ("raise", raises),
    ("raise class", raises_class),
    ("raise again", again),
    ("raise before", before),
    ("raise own", own),
    ("assert", assertion),
    ("memory", lambda: bytearray(10000)),
    ("native", lambda: sum(1 // x for x in (0,))),
)
found = [None] * len(tests)


def find(found):
    i = 0
    last = chain()
    while i < len(found):
        try:
            tests[i][1]()
        except Exception as e:
            found[i] = type(e)
        i += 1
    last[0][0] = None


find(found)
for i in range(len(tests)):
    print(tests[i][0], found[i].__name__)
try:
    1 // 0
except ZeroDivisionError as e:
    print(e.args)
