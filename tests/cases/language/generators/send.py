# send gives yield its value; the first one must be None.
def echo():
    got = []
    while True:
        x = yield len(got)
        if x is None:
            return got
        got.append(x)

g = echo()
print(next(g), g.send("a"), g.send("b"))
try:
    g.send(None)
except StopIteration as e:
    print(e.value)

def average():
    total = count = 0
    mean = None
    while True:
        total += yield mean
        count += 1
        mean = total / count

avg = average()
next(avg)
print(avg.send(2), avg.send(4), avg.send(6))
try:
    echo().send(1)
except TypeError:
    print("TypeError")

def pair():
    a = (yield "first") + (yield "second")
    yield a

p = pair()
print(next(p), p.send(10), p.send(5))
