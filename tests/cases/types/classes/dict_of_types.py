# `__dict__` of built-in types and modules; instances of int classes as indices.
import math

print("from_bytes" in int.__dict__, "append" in list.__dict__, "nope" in str.__dict__)
print(type(type("")).__dict__ is not None)
print(len(dict.__dict__) > 5)
print("pi" in math.__dict__, math.__dict__["pi"] == math.pi)
items = [1]
list.__dict__["append"](items, 2)
print(items)


class Number(int):
    pass


one = Number(1)
data = [10, 20, 30]
data[one] = 21
print(data[one], (1, 2, 3)[Number(-1)], "abc"[one], range(5)[one], b"abc"[one])
del data[one]
print(data)
try:
    data[Number(5)]
except IndexError:
    print("IndexError")
