# Bound methods that were frozen change their object, and see a method that is replaced in the class.
class Counter:
    def __init__(self):
        self.n = 0

    def bump(self, by=1):
        self.n += by
        return self.n

c = Counter()
bump = c.bump
handlers = [c.bump, Counter().bump]
items = [3, 1]
push = items.append
sort = items.sort
d = {}
put = d.setdefault
up = "text".upper
print("start")
print(bump(), bump(5), c.n, c.bump())
print([h() for h in handlers], [h() for h in handlers], c.n)
push(2)
sort()
print(items, put("k", []), d, up())
put("k").append(1)
print(d)
Counter.bump = lambda self, by=1: "patched"
print(c.bump(), bump(), c.n)
c.n = 100
print(handlers[0](), handlers[1]())
