# Generators frozen in the middle of a loop go on where they stood, with all names of one in step.
log = []

def gen(name, n):
    total = 0
    for i in range(n):
        got = yield (name, i, total)
        log.append((name, got))
        if got:
            total += got
    return total

g = gen("g", 5)
h = gen("h", 3)
next(g)
g.send(5)
next(h)
other = g
unstarted = gen("u", 2)
print("start")
print(next(g), other.send(100), log)
print(list(h), g is other)
print(list(unstarted))
print(next(other))
try:
    g.send(1)
    g.send(1)
except StopIteration as e:
    print("value", e.value)
print(next(g, "done"), next(other, "done"))
