"""A screen's driver with a bytearray for each line, one command buffer and views of it; two lines of the
screen are one row of the chip, sent in one go."""
from time import sleep_ms


class Screen:
    def __init__(self, spi=None, slave_select=None, reset=None):
        self.columns = 128
        self.rows = 64
        self.lines = [bytearray(self.columns // 8) for _ in range(self.rows)]
        self.spi = spi
        self.cmdbuf = bytearray(33)
        self.cmdmv = memoryview(self.cmdbuf)
        self.slave_select = slave_select
        if slave_select is not None:
            slave_select.init(slave_select.OUT)
            slave_select.value(0)
        if reset is not None:
            reset.value(0)
            sleep_ms(50)
            reset.value(1)
        sleep_ms(100)
        self.config()

    def select(self, on):
        if self.slave_select is not None:
            self.slave_select.value(1 if on else 0)

    def send_flag(self, b):
        self.cmdbuf[0] = 0xf8
        self.cmdbuf[1] = b & 0xf0
        self.cmdbuf[2] = (b & 0x0f) << 4
        self.spi.write(self.cmdmv[:3])

    def send_address(self, b1, b2):
        self.cmdbuf[0] = 0xf8
        self.cmdbuf[1] = b1 & 0xf0
        self.cmdbuf[2] = (b1 & 0x0f) << 4
        self.cmdbuf[3] = b2 & 0xf0
        self.cmdbuf[4] = (b2 & 0x0f) << 4
        submv = self.cmdmv[:5]
        self.spi.write(submv)

    def send_data(self, arr):
        self.cmdbuf[0] = 0xfa
        count = 0
        for b in arr:
            self.cmdbuf[1 + count] = b & 0xf0
            count += 1
            self.cmdbuf[1 + count] = (b & 0x0f) << 4
            count += 1
        self.spi.write(self.cmdmv[:1 + count])

    def config(self):
        self.select(True)
        for flag in (0x30, 0x30, 0x0c, 0x34, 0x34, 0x36, 0x36):
            self.send_flag(flag)
        self.select(False)
        self.clear()

    def clear(self):
        for line in self.lines:
            line[:] = bytes(len(line))

    def plot(self, x, y, on=True):
        if 0 <= x < self.columns and 0 <= y < self.rows:
            if on:
                self.lines[y][x // 8] |= 1 << (7 - x % 8)
            else:
                self.lines[y][x // 8] &= ~(1 << (7 - x % 8))

    def fill_rect(self, x1, y1, x2, y2):
        for y in range(y1, y2 + 1):
            for x in range(x1, x2 + 1):
                self.plot(x, y)

    def redraw(self, *args):
        self.select(True)
        try:
            for i in range(32):
                self.send_address(0x80 + i, 0x80)
                self.send_data(self.lines[i])
                self.send_data(self.lines[i + 32])
        finally:
            self.select(False)
