# Too many arguments of a constructor, or keywords that it does not have.
from collections import deque

CALLS = (
    lambda: bool(1, 2),
    lambda: list([1], [2]),
    lambda: tuple([1], [2]),
    lambda: dict({}, {}),
    lambda: set([1], [2]),
    lambda: frozenset([1], [2]),
    lambda: range(),
    lambda: range(1, 2, 3, 4),
    lambda: slice(),
    lambda: str("a", "b", "c", "d"),
    lambda: memoryview(),
    lambda: memoryview(b"a", 1),
    lambda: staticmethod(),
    lambda: classmethod(),
    lambda: property(foo=1),
    lambda: ValueError(x=1),
    lambda: list(x=1),
    lambda: deque([1], 2, 1, 1),
)
for i, f in enumerate(CALLS):
    try:
        print(i, f())
    except TypeError:
        print(i, "TypeError")
print(dict({1: 2}), tuple(), bool())
