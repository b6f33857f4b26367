# A heap gives its items in order.
import heapq
h = []
for i in (5, 3, 8, 1, 9, 2, 2):
    heapq.heappush(h, i)
    print(h[0], len(h))
print([heapq.heappop(h) for _ in range(len(h))], h)
l = [9, 7, 5, 3, 1, 8, 6, 4, 2, 0]
heapq.heapify(l)
print([heapq.heappop(l) for _ in range(len(l))])
h = []
for w in ("pear", "apple", "fig"):
    heapq.heappush(h, (len(w), w))
print(heapq.heappop(h), h[0])
class Job:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
h = []
for n in (4, 2, 7, 1):
    heapq.heappush(h, Job(n))
print([heapq.heappop(h).n for _ in range(4)])
