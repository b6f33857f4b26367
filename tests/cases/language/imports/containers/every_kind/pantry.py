from array import array
from collections import deque

jars = {}
shelf = ["oats"]
spices = set()
queue = deque((), 9)
weights = bytearray()
stock = array("h", [5])
tens = ([10], 20)
grid = [[0, 0], [0, 0]]
ranks = [3, 1, 2]


class Cook:
    pass


cook = Cook()
open_since = None
