# `time_ns` tells parts of a second.
import time

seen = set()
for _ in range(5):
    seen.add(time.time_ns() % 1_000_000_000)
    time.sleep(0.001)
print(len(seen) > 1)
a = time.time_ns()
time.sleep(0.002)
b = time.time_ns()
print(2_000_000 <= b - a < 2_000_000_000, abs(b // 1_000_000_000 - int(time.time())) <= 1)
