# Iterators that ended before the freeze did, where their count is negative.
counted = enumerate([], -2)
falling = iter(range(5, 0, -2))
kept = filter(None, range(5, 0, -2))
rows = enumerate(["a", "b"], -1)
listed = [list(counted), list(falling), list(kept), next(rows)]
print(listed)
for it in (counted, falling, kept):
    print(list(it), next(it, "end"))
print(list(rows), next(rows, "end"))
