# Freezing stops in comprehensions, generator expressions and map.
def note(x):
    print("note", x)
    return x * 2

l = [note(x) for x in range(3)]
print(l)
d = {k: note(k) for k in (5,)}
g = (note(x) for x in (7, 8))
print("made g")
first = next(g)
print(first, list(g))
print(sum(note(x) for x in (1, 2)), [[note(y) for y in range(x)] for x in (1, 2)], d)
print([x for x in (1, 2, 3) if note(x) > 2])

class C:
    items = [note(x) for x in (9,)]

print(C.items, any(note(x) for x in (0, 1, 2)), list(map(note, [4])))
