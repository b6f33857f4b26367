# Freezing stops in __lt__ while a list is sorted, and in __next__ while natives iterate.
class K:
    told = False

    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        if not K.told:
            K.told = True
            print("effect in __lt__")
        return self.n < o.n

items = [K(3), K(1), K(2)]
r = sorted(items)
print([k.n for k in r], K.told, [k.n for k in items])
items.sort()
print([k.n for k in items], min(items).n)

class It:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        print("effect in __next__", self.n)
        return self.n

print(list(It()), sum(It()), ",".join(str(x) for x in It()))
a, b = It()
print(a, b, list(zip(It(), "xy")), sorted(It()))
