# Arguments that the functions of heapq refuse.
import heapq
try:
    heapq.heappop([])
except IndexError:
    print("IndexError")
for bad in ((), None, 5, "x", {}):
    for f in (lambda: heapq.heappop(bad), lambda: heapq.heappush(bad, 1), lambda: heapq.heapify(bad)):
        try:
            f()
        except TypeError:
            print("TypeError")
try:
    heapq.heapify([1, "a", 2])
except TypeError:
    print("TypeError")
