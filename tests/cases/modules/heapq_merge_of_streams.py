# A merge of sorted lists by a heap of tuples.
import heapq
lists = [[1, 4, 9], [2, 3, 10], [], [5]]
heap = []
for n, l in enumerate(lists):
    if l:
        heapq.heappush(heap, (l[0], n, 0))
out = []
while heap:
    value, n, i = heapq.heappop(heap)
    out.append(value)
    if i + 1 < len(lists[n]):
        heapq.heappush(heap, (lists[n][i + 1], n, i + 1))
print(out)
