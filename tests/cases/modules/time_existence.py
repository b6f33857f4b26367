# time has time, sleep and ticks, under both names of the module.
import time
try:
    import utime
except ImportError:
    utime = time
print(callable(time.time), callable(time.sleep), callable(utime.sleep))
t = time.time()
print(t >= 0, time.time() >= t)
time.sleep(0)
if hasattr(time, "ticks_ms"):
    a = time.ticks_ms()
    ok = time.ticks_diff(time.ticks_ms(), a) >= 0 and time.ticks_diff(time.ticks_add(a, 5), a) == 5
else:
    ok = True
print(ok)
