import time
time.ticks_ms()
from collections import deque

MAZE = """################
#S..#.....#....#
##.##.###.#.##.#
#.....#.....#..#
#.###.#.#####.##
#...#.#.#......#
###.#...#.####.#
#...###.#.#E...#
################""".split("\n")

def find(ch):
    for y, row in enumerate(MAZE):
        x = row.find(ch)
        if x >= 0:
            return x, y

def solve(start, goal):
    queue = deque((), 60)
    queue.append((start, 0))
    seen = {start}
    while queue:
        (x, y), dist = queue.popleft()
        if (x, y) == goal:
            return dist, len(seen)
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if MAZE[ny][nx] != "#" and (nx, ny) not in seen:
                seen.add((nx, ny))
                queue.append(((nx, ny), dist + 1))
    return -1, len(seen)

s = find("S")
e = find("E")
total = 0
for i in range(11):
    d, n = solve(s, e) if i & 1 else solve(e, s)
    total += d * 100 + n
print("maze", s, e, total)
