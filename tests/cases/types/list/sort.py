# sort and sorted with key and reverse, of numbers, text, tuples and instances.
l = [5, 2, 9, 1]
print(l.sort(), l)
l.sort(reverse=True)
print(l)
words = ["banana", "kiwi", "apple", "fig"]
words.sort(key=len)
print(words[0], len(words[-1]))
print(sorted(words), sorted(words, reverse=True), sorted(words, key=lambda w: w[-1] + w))
print(sorted([3, 1, 2], key=lambda x: -x), sorted("hello"), sorted((2, 1)), sorted({"b": 1, "a": 2}))
print(sorted([0.5, -1, 2, 0.25]), sorted([True, False, 2]), sorted([(1, "b"), (1, "a"), (0, "z")]))
print(sorted([]), sorted([1]), sorted([[2], [1, 5], [1]]))
try:
    sorted([1, "a"])
except TypeError:
    print("TypeError")

class P:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        return self.n < o.n

print([p.n for p in sorted([P(3), P(1), P(2)])])
big = [(i * 7919) % 101 for i in range(60)]
s = sorted(big)
print(s[:8], all(a <= b for a, b in zip(s, s[1:])), len(s), sum(s) == sum(big))
data = [("x", 2), ("y", 1), ("z", 3)]
data.sort(key=lambda p: p[1])
print(data, max(data, key=lambda p: p[0]), min(data, key=lambda p: p[1]))
