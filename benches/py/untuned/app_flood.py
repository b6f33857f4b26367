import time
time.ticks_ms()

MAP = ('..#....#....',
       '.##..###..#.',
       '.....#...##.',
       '####.#.#....',
       '...#...#.###',
       '.#.#####....')


def regions():
    grid = [[1 if c == '.' else 0 for c in row] for row in MAP]
    sizes = []
    for y in range(len(grid)):
        for x in range(len(grid[0])):
            if grid[y][x] == 1:
                sizes.append(fill(grid, x, y, len(sizes) + 2))
    return sizes, grid


def fill(grid, x, y, mark):
    stack = [(x, y)]
    n = 0
    while stack:
        x, y = stack.pop()
        if y < 0 or x < 0 or y >= len(grid) or x >= len(grid[y]):
            continue
        if grid[y][x] != 1:
            continue
        grid[y][x] = mark
        n += 1
        stack.extend([(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)])
    return n


total = 0
for r in range(20):
    sizes, g = regions()
    total += sum([a * (i + 1) for i, a in enumerate(sizes)]) + g[r % 6][r % 12]
print('flood', sorted(sizes), total)
