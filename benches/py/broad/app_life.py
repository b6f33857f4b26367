import time
time.ticks_ms()

W = 12
H = 10

def step(cells):
    new = [bytearray(W) for y in range(H)]
    for y in range(H):
        up = cells[y - 1]
        row = cells[y]
        down = cells[(y + 1) % H]
        for x in range(W):
            l = x - 1
            r = x + 1 if x + 1 < W else 0
            n = up[l] + up[x] + up[r] + row[l] + row[r] + down[l] + down[x] + down[r]
            if n == 3 or (n == 2 and row[x]):
                new[y][x] = 1
    return new

def main():
    cells = [bytearray(W) for y in range(H)]
    for x, y in ((1, 0), (2, 1), (0, 2), (1, 2), (2, 2), (7, 5), (8, 5), (9, 5), (8, 6)):
        cells[y][x] = 1
    alive = 0
    for g in range(24):
        cells = step(cells)
        alive += sum([sum(r) for r in cells])
    print("life", alive, bytes(cells[3]).count(b"\x01"))

main()
