# Programs: matrix product, game of life, sieve, permutations, word counts.
def mul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]

m = [[1, 2], [3, 4]]
print(mul(m, m), list(zip(*m)))

def life(cells, w, h):
    def count(x, y):
        return sum((x + dx, y + dy) in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {(x, y) for x in range(w) for y in range(h)
            if count(x, y) == 3 or (x, y) in cells and count(x, y) == 2}

c = {(1, 0), (1, 1), (1, 2)}
for _ in range(2):
    for y in range(3):
        print("".join("#" if (x, y) in c else "." for x in range(3)))
    c = life(c, 3, 3)

def sieve(n):
    flags = bytearray(b"\x01" * (n + 1))
    for i in range(2, n + 1):
        if flags[i]:
            yield i
            for j in range(i * i, n + 1, i):
                flags[j] = 0

print(list(sieve(40)))

def permutations(s):
    return [s] if len(s) < 2 else [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])]

print(permutations("abc"))

def words(text):
    counts = {}
    for w in text.lower().split():
        counts[w] = counts.get(w, 0) + 1
    return sorted(counts.items(), key=lambda p: (-p[1], p[0]))

print(words("the cat The dog a cat the end"))
