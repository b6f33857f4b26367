# oracle: design the epoch of the port is 2000
# gmtime, localtime and mktime.
import time
for s in (0, 1, 59, 60, 3600, 86399, 86400, 68169599, 68169600, 94694400, 500000000, 1000000000):
    t = time.gmtime(s)
    print(t, time.mktime(t) == s)
for t in ((2000, 1, 1, 0, 0, 0, 0, 0), (2004, 2, 29, 12, 30, 45, 0, 0), (2001, 13, 1, 0, 0, 0, 0, 0), (2000, 1, 32, 0, 0, 0, 0, 0), (2000, 1, 1, 25, 61, 61, 0, 0), (2010, 12, 31, 23, 59, 60, 0, 0), (2000, 3, -1, 0, 0, 0, 0, 0), (2000, 1, 2, -1, 0, 0, 0, 0)):
    print(t, time.mktime(t))
print(time.mktime([2000, 1, 1, 0, 0, 0, 0, 0]), len(time.localtime()), type(time.time()), time.time_ns() >= 0)
for bad in ((1, 2), (1,) * 10, None, 5):
    try:
        time.mktime(bad)
    except TypeError:
        print("TypeError")
