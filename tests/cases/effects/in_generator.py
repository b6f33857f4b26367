# Freezing stops inside of generators that next, list, yield from, for and send drive.
def gen(n):
    print("gen start")
    for i in range(n):
        print("before yield", i)
        yield i
        print("after yield", i)
    print("gen end")

g = gen(2)
print("made")
x = next(g)
y = list(g)
print(x, y)

def outer():
    r = yield from inner()
    print("outer got", r)
    yield r

def inner():
    print("inner effect")
    yield "i"
    return "r"

print(list(outer()))
for v in gen(1):
    print("body", v)

def co():
    while True:
        got = yield
        print("got", got)
        if got is None:
            return

c = co()
next(c)
c.send(1)
print(next(c, "finished"))
held = gen(3)
next(held)
print("held")
print(sum(held))
