# oracle: design The programs that CPython has memory for end with MemoryError on a board.
# A body that lacks memory, and catches that, does so on the board: what fits the computer that
# freezes it does not matter.
import gc


def fill():
    kept = []
    while True:
        kept.append(bytearray(500))


def grow(text):
    while True:
        text += text


caught = []
hoard = []
try:
    while True:
        hoard.append([0] * 50)
except MemoryError:
    caught.append("list of lists")
hoard = None
try:
    fill()
except MemoryError:
    caught.append("function")
try:
    grow("a")
except MemoryError:
    caught.append("string")
for make in (
    lambda: [0] * 1000000,
    lambda: bytearray(10000000),
    lambda: "a" * 10000000,
    lambda: list(range(1000000)),
    lambda: {i: i for i in range(100000)},
    lambda: sorted(range(1000000)),
    lambda: b"".join([b"a" * 1000] * 10000),
):
    try:
        make()
        caught.append("none")
    except MemoryError:
        caught.append("one")
gc.collect()
print(caught, hoard, gc.mem_alloc() < 5000)
