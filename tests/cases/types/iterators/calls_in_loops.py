# Loops whose items come from Python functions: map, and classes with __next__.
def double(x):
    return x * 2

def fails(x):
    if x == 2:
        raise ValueError("two")
    return x

def stops(x):
    if x == 2:
        raise StopIteration("value")
    return x

def pair(a, b=5):
    return a, b

def makes(x):
    yield x
    yield -x

for x in map(double, [1, 2, 3]):
    print(x, end=" ")
print(x)
x = "before"
try:
    for x in map(fails, (1, 2, 3)):
        print(x)
except ValueError as e:
    print("caught", e, x)
x = "before"
for x in map(fails, []):
    pass
print(x)
for x in map(stops, range(5)):
    print(x, end=" ")
else:
    print("else", x)
print([x for x in map(pair, "ab")], [list(g) for g in map(makes, b"a")])
try:
    for x in map(pair, [1], [2], [3]):
        print(x)
except TypeError:
    print("TypeError")
for x in map(lambda: 1, []):
    print(x)
m = map(double, [1, 2, 3])
for x in m:
    break
print(next(m), list(m), list(m), type(m) is map)
for x in m:
    print("no more")
it = iter([1, 2, 3, 4])
for x in map(fails, it):
    print(x, next(it))
    break
print(list(it))
print([x for x in map(double, map(double, [1, 2]))], [x for x in map(str, [1, 2])], [x for x in map(None.__class__, [])])
print({k: v for k, v in map(lambda p: (p[1], p[0]), {"a": 1}.items())})

def inner(l):
    for x in map(double, l):
        for y in map(pair, [x]):
            yield y

print(list(inner([1, 2])), sum(x[0] for x in inner([5])))

class Count:
    def __init__(self, n, stop=StopIteration):
        self.n = n
        self.stop = stop

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise self.stop
        self.n -= 1
        return self.n

class Sub(Count):
    def __next__(self):
        return super().__next__() * 10

for x in Count(3):
    print(x, end=" ")
else:
    print("else")
print([x for x in Sub(3)], list(Sub(2)), [a + b for a in Count(2) for b in Count(2)])
try:
    for x in Count(1, KeyError):
        print(x)
except KeyError:
    print("KeyError", x)

class Static:
    def __iter__(self):
        return self

    @staticmethod
    def __next__():
        raise StopIteration(5)

for x in Static():
    print("never")

def all_of(it):
    try:
        for x in it:
            yield x
    finally:
        print("finally")
    yield "end"

print(list(all_of(Count(2))), list(all_of(map(stops, [1, 2]))))
try:
    print(list(all_of(map(fails, [1, 2]))))
except ValueError as e:
    print(e)

def stops_deeper(n):
    if n:
        return stops_deeper(n - 1)
    raise StopIteration

for x in map(stops_deeper, [3]):
    print("never")
print("after")
for x in map(lambda n: [i for i in Count(n)], [0, 1, 2]):
    print(x)

# filter, and natives that walk a map or filter.
l = [0, 1, "", "a", None, (), [0]]
print(list(filter(None, l)), [x for x in filter(None, l)], list(filter(lambda x: not x, l)))
print(list(filter(str, "a")), sum(filter(lambda x: x % 2, range(10))), next(filter(None, [0]), "none"))
print(list(map(fails, [1, 3])), tuple(map(str, (1, None))), max(map(abs, [-3, 2])), dict(map(pair, "ab", "cd")))
for walk in (list, sum, sorted):
    for it in (map(fails, [1, 2, 3]), filter(fails, [1, 2, 3])):
        try:
            print(walk(it))
        except ValueError as e:
            print("caught", e, list(it))
l = [1, 2, 3]

def shrinks(x):
    if l:
        l.pop()
    return x

print(list(filter(shrinks, l)), l)
l = [1]

def grows(x):
    if len(l) < 5:
        l.append(x + 1)
    return x > 1

print(list(filter(grows, l)), list(map(grows, l)), l)
it = iter(range(6))
print(list(map(lambda x: (x, next(it, None)), it)), list(filter(None, it)))
m = map(lambda x: [x] + [y for y in m][:1], [1, 2, 3])
print(next(m), list(m))
deep = [1, 2]
for i in range(5):
    deep = map(double, deep)
print(list(deep))
deep = range(12)
for i in range(4):
    deep = filter(lambda x: x % 5, deep)
print(list(deep))
class Falsy:
    def __bool__(self):
        raise ValueError("truth")

try:
    print(list(filter(lambda x: Falsy(), [1])))
except ValueError as e:
    print(e)
