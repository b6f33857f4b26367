# differs: CPython's deque needs no argument, and its length is no positional argument that must be there
# The length of a deque: left out, negative, no number, and with the flag for overflow.
from collections import deque

for args in (([1, 2],), ([1, 2], -1), ([1, 2], "a"), (1, 1)):
    try:
        print(list(deque(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(list(deque([1, 2, 3], 2)), list(deque([1, 2, 3], 5, 1)))
