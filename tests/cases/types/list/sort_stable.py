# oracle: cpython MicroPython's sort is not stable
# Sorting keeps the order of equal items.
people = [("ann", 3), ("bob", 1), ("cid", 3), ("dan", 2), ("eve", 1)]
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
people.sort(key=lambda p: len(p[0]))
print(people)
print(sorted("bAaB", key=str.lower), sorted([1, True, 0, False]))
rows = [(i % 3, i) for i in range(12)]
rows.sort(key=lambda r: r[0])
print(rows)
