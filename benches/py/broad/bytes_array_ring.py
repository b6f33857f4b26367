import time
time.ticks_ms()
from array import array

class Ring:
    def __init__(self, size):
        self.a = array("h", [0] * size)
        self.head = 0
        self.n = 0

    def put(self, v):
        self.a[self.head] = v
        self.head = (self.head + 1) % len(self.a)
        if self.n < len(self.a):
            self.n += 1

    def last(self, k):
        return self.a[self.head - 1 - k]

def peaks(a):
    n = 0
    for i in range(1, len(a) - 1):
        if a[i - 1] < a[i] > a[i + 1]:
            n += 1
    return n

def main():
    r = Ring(24)
    sums = array("i", [0, 0, 0])
    found = 0
    for i in range(1100):
        v = (i * 321) % 1999 - 1000
        r.put(v)
        sums[i % 3] += v
        sums[0] ^= r.last(i % 5) & 0xff
        if i % 24 == 0:
            found += peaks(r.a)
            m = memoryview(r.a)
            found += m[3] & 1
    print("ring", list(sums), found, min(r.a), max(r.a), r.n)

main()
