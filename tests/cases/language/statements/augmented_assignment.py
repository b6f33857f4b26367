# Augmented assignment to names, attributes, items and slices evaluates its target once.
log = []

class Obj:
    def __init__(self):
        self.n = 1
        self.items = [1, 2, 3]

def get(o):
    log.append("get")
    return o

def idx(i):
    log.append("idx")
    return i

o = Obj()
get(o).n += 5
get(o).items[idx(1)] *= 10
print(o.n, o.items, log)
x = 7
x -= 2
x *= 3
x //= 2
x **= 2
x %= 30
x <<= 2
x |= 1
x ^= 8
x &= 255
x >>= 1
print(x)
s = "a"
s += "b"
s *= 3
print(s)
d = {"k": [1]}
d["k"] += [2]
print(d)
t = ([],)
try:
    t[0] += [1]
except TypeError:
    print("TypeError", t)
f = 1.5
f += 1
f /= 2
print(f)

def aug_global():
    global x
    x += 100

aug_global()
print(x)
o.items[:2] += ["new"]
print(o.items)
