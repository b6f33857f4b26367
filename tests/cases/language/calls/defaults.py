# Default values are evaluated once, when the function is defined, and may be mutable.
seen = []

def note(x):
    seen.append(x)
    return x

def f(a, b=note(2), c=note([3])):
    return a, b, c

print(seen)
print(f(1))
print(f(1, 5))
print(f(1, c=6))
print(f(c=1, a=0))
f(1)[2].append(4)
print(f(1))

def bucket(item, into=[]):
    into.append(item)
    return into

print(bucket(1), bucket(2), bucket(3, []))
print(bucket(4))

n = 5
g = lambda x, y=n: x + y
n = 100
print(g(1), g(1, 1))
