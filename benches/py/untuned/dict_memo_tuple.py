import time
time.ticks_ms()

memo = {}


def paths(x, y, blocked):
    if (x, y) in blocked:
        return 0
    if x == 0 and y == 0:
        return 1
    key = (x, y)
    if key in memo:
        return memo[key]
    n = 0
    if x > 0:
        n += paths(x - 1, y, blocked)
    if y > 0:
        n += paths(x, y - 1, blocked)
    memo[key] = n
    return n


def edit(a, b):
    d = {}
    for i in range(len(a) + 1):
        d[i, 0] = i
    for j in range(len(b) + 1):
        d[0, j] = j
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            cost = 0 if a[i - 1] == b[j - 1] else 1
            d[i, j] = min(d[i - 1, j] + 1, d[i, j - 1] + 1, d[i - 1, j - 1] + cost)
    return d[len(a), len(b)]


total = 0
for r in range(12):
    memo.clear()
    total += paths(8, 7, {(r % 5, 3), (4, r % 4 + 1)})
words = ('kitten', 'sitting', 'mitten', 'board', 'bored')
dist = [edit(a, b) for a in words for b in words if a < b]
print('memo', total, len(memo), dist)
