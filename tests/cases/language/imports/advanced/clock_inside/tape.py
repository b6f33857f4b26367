import time


def wind():
    n = 0
    while True:
        time.time()
        yield n
        n += 1


reel = wind()
beats = (time.time() * 0 + n for n in range(5))
