# Generators over a frozen list see what is appended, replaced and removed.
items = [1, 2, 3]

def walk():
    for x in items:
        yield x

def doubled(source=items):
    return (x * 2 for x in source)

print("start")
g = walk()
print(next(g))
items.append(4)
print(next(g))
items[2] = "third"
print(list(g))
h = doubled()
items.insert(0, 0)
print(next(h), next(h))
del items[-1]
print(list(h))
for x in items:
    if x == 1:
        items.remove(2)
    print(x, end=" ")
print()
print(list(walk()), items)
