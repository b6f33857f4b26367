# Generators in loops, natives and unpacking, their end, and their return value.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1

print(list(count(4)), sum(count(5)), tuple(count(0)))
g = count(2)
print(next(g), next(g), next(g, "end"), next(g, "end"))
try:
    next(g)
except StopIteration as e:
    print("stop", e.value)

def with_value():
    yield 1
    return "result"

g = with_value()
next(g)
try:
    next(g)
except StopIteration as e:
    print("value", e.value)
for a, b in zip(count(3), count(9)):
    print(a, b)
print(3 in count(5), 9 in count(5))
g = count(5)
print(next(g), list(g), list(g))
print(iter(g) is g)
first, *rest = count(4)
print(first, rest)

def bare():
    x = yield
    print("got", x)
    yield

b = bare()
print(next(b), next(b))
