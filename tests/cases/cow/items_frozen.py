# oracle: cpython the order of dicts
# Items of frozen containers: read, written for the first time, and read again.
from array import array
from collections import namedtuple

data = bytes(range(10))
buf = bytearray(range(8))
arr = array("h", [1, -2, 3])
view = memoryview(buf)[2:6]
rows = memoryview(array("I", [1, 2, 3]))
ints = {1: "a", 2: "b", 30: "c"}
pairs = {(0, 1): "p", (2, 3): "q"}
words = {"k%d" % i: i for i in range(12)}
marks = {1, 2, 3}
pairset = {(1, 2), (3, 4)}
P = namedtuple("P", "x y")
point = P(3, 4)
names = ["red", "green", 5]
text = "frozen text"

print("start")


def word(n):
    return "k%d" % n


def show():
    print([data[i] for i in (0, 9, -1)], [buf[i] for i in (0, 7, -1)], [arr[i] for i in (0, 1, -1)], end=" ")
    print([view[i] for i in (0, 3, -1)], list(rows), [rows[i] for i in (0, -1)])
    print([ints.get(k) for k in (1, 2, 30, 4, True, 2.0)], [pairs.get(k) for k in ((0, 1), (2, 3), (1, 0))], end=" ")
    print([words.get(word(i)) for i in (0, 5, 11, 12)], [k in marks for k in (1, 3, 4, 2.0)], (1, 2) in pairset, end=" ")
    x, y = point
    print(point.x, point.y, x, y, point[1], "green" in names, 5 in names, "blue" in names, "z" in text, text[0], text[-1])


show()
buf[0] = 100
view[0] = 101
arr[1] = 102
rows[2] = 103
show()
buf[0] += 1
view[-1] = 5
arr[-1] = -5
rows[0] = 7
ints[2] = "B"
ints[4] = "d"
pairs[0, 1] = "P"
pairs[1, 0] = "r"
words[word(5)] = "five"
words[word(12)] = 12
marks.add(4)
marks.discard(1)
pairset.add((5, 6))
names.append("blue")
show()
ints[2] = "BB"
ints[4] = "dd"
ints[True] = "one"
del ints[30]
pairs[1, 0] = "R"
del pairs[2, 3]
words[word(12)] += 1
del words[word(0)]
marks.remove(3)
pairset.remove((1, 2))
del names[0]
show()
print(1 in ints, 2 in ints, 30 in ints, 4 in ints, 5 in ints, 2.0 in ints, len(ints), ints)
print((0, 1) in pairs, (2, 3) in pairs, (1, 0) in pairs, pairs, sorted(words.values(), key=str), marks, pairset)
ints[30] = "again"
ints[2.5] = "float"
ints[2.0] = "two"
print(ints, 2 in ints, 3 in ints, 2.5 in ints, ints.get(30))
