import time
time.ticks_ms()

def neighbours(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    k = (x + dx, y + dy)
                    counts[k] = counts.get(k, 0) + 1
    return counts

def main():
    cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
    born = died = 0
    for g in range(13):
        c = neighbours(cells)
        new = {k for k in c if c[k] == 3 or (c[k] == 2 and k in cells)}
        born += len(new - cells)
        died += len(cells - new)
        born += len(new ^ cells) * 10 + len(new & cells)
        cells = new
    evens = set(range(0, 60, 2))
    threes = set(range(0, 60, 3))
    t = 0
    for r in range(60):
        both = evens & threes
        t += sum(both) + len(evens | threes) + (r in both) + both.issubset(evens)
        evens.discard(r)
        threes.add(r)
    print("sets", born, died, sorted(cells)[:2], t)

main()
