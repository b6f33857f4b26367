# oracle: design CPython has no ticks, and their range is the port's
# Ticks wrap around.
import time
PERIOD = time.ticks_add(0, -1) + 1
HALF = PERIOD // 2
print(PERIOD & (PERIOD - 1), PERIOD == 2**30)
for a, b in ((0, 0), (1, 0), (0, 1), (PERIOD - 1, 0), (0, PERIOD - 1), (HALF - 1, 0), (0, HALF - 1), (HALF, 0), (0, HALF), (HALF + 1, 0), (5, PERIOD - 5), (PERIOD - 5, 5)):
    print(a, b, time.ticks_diff(a, b))
print(time.ticks_add(PERIOD - 1, 1), time.ticks_add(0, 0), time.ticks_add(10, -3), time.ticks_add(PERIOD - 3, 5))
for d in (HALF, -HALF, HALF - 1, -HALF + 1, PERIOD):
    try:
        print(time.ticks_add(0, d) == d % PERIOD)
    except OverflowError as e:
        print("OverflowError", e)
t = time.ticks_ms()
time.sleep_ms(5)
time.sleep_us(10)
time.sleep(0.002)
print(5 <= time.ticks_diff(time.ticks_ms(), t) < 1000, 0 <= time.ticks_us() < PERIOD, 0 <= time.ticks_cpu())
for bad in (lambda: time.ticks_diff(1), lambda: time.ticks_add("a", 1), lambda: time.sleep("a"), lambda: time.sleep_ms(None)):
    try:
        bad()
    except TypeError:
        print("TypeError")
