import time
time.ticks_ms()

W = 32
H = 24


class Frame:
    def __init__(self):
        self.buf = bytearray(W * H // 8)

    def set(self, x, y):
        if 0 <= x < W and 0 <= y < H:
            self.buf[y * (W >> 3) + (x >> 3)] |= 0x80 >> (x & 7)

    def line(self, x0, y0, x1, y1):
        dx = abs(x1 - x0)
        dy = -abs(y1 - y0)
        sx = 1 if x0 < x1 else -1
        sy = 1 if y0 < y1 else -1
        err = dx + dy
        while True:
            self.set(x0, y0)
            if x0 == x1 and y0 == y1:
                return
            e2 = 2 * err
            if e2 >= dy:
                err += dy
                x0 += sx
            if e2 <= dx:
                err += dx
                y0 += sy


check = 0
for k in range(0, 40, 3):
    f = Frame()
    f.line(0, 0, k, H - 1)
    f.line(W - 1, k // 2, 0, 20)
    f.line(k, 3, k, 15)
    for b in f.buf:
        check = (check * 31 + b) & 0xffff
print('frame', check)
