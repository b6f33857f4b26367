from collections import deque

tools = {"axe", "file"}
nails = [10, 20, 30]
bits = bytearray(b"0")
lamps = deque(("old",), 4)
labels = {"a": 1, "b": 2}
