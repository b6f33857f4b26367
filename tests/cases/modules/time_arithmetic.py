# oracle: design CPython has no ticks
# Deadlines by ticks, over the wrap.
import time
start = time.ticks_add(0, -5)
deadline = time.ticks_add(start, 10)
for now in (start, time.ticks_add(start, 9), time.ticks_add(start, 10), time.ticks_add(start, 11)):
    print(time.ticks_diff(deadline, now), time.ticks_diff(deadline, now) <= 0)
