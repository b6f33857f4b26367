import time
time.ticks_ms()
import math

def wave(i):
    return math.sin(i * 0.2) * 10.0 + (2.0 if i % 7 == 3 else -0.4)

class LowPass:
    def __init__(self, alpha):
        self.alpha = alpha
        self.y = 0.0

    def __call__(self, x):
        self.y += self.alpha * (x - self.y)
        return self.y

def median3(a, b, c):
    return max(min(a, b), min(max(a, b), c))

def main():
    low = LowPass(0.3)
    a = b = 0.0
    crossings = 0
    energy = 0.0
    last = 0.0
    for i in range(900):
        c = wave(i)
        v = low(median3(a, b, c))
        a, b = b, c
        if v * last < 0:
            crossings += 1
        last = v
        energy += v * v
    print("filter", crossings, round(math.sqrt(energy / 900), 2))

main()
