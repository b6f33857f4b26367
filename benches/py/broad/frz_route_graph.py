import time

class Stop:
    def __init__(self, name, zone):
        self.name = name
        self.zone = zone

STOPS = [Stop(n, z) for n, z in (("park", 1), ("dom", 1), ("lake", 2), ("mill", 2), ("ring", 3), ("port", 3), ("zoo", 2))]
EDGES = {0: ((1, 4), (2, 7)), 1: ((0, 4), (3, 3), (6, 9)), 2: ((0, 7), (4, 2)), 3: ((1, 3), (4, 6), (6, 5)),
         4: ((2, 2), (3, 6), (5, 8)), 5: ((4, 8), (6, 1)), 6: ((1, 9), (3, 5), (5, 1))}
FAR = 9999
time.ticks_ms()

def shortest(a):
    dist = [FAR] * len(STOPS)
    dist[a] = 0
    todo = set(range(len(STOPS)))
    while todo:
        u = min(todo, key=lambda k: (dist[k], k))
        todo.remove(u)
        for v, w in EDGES[u]:
            if dist[u] + w < dist[v]:
                dist[v] = dist[u] + w
    return dist

def main():
    fare = 0
    letters = 0
    for r in range(14):
        for a in range(len(STOPS)):
            d = shortest(a)
            far = max(d)
            end = STOPS[d.index(far)]
            fare += far * (1 + abs(end.zone - STOPS[a].zone))
            letters += len(end.name)
    print("route", fare, letters)

main()
