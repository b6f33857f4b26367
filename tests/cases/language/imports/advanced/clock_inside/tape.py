import time


def wind():
    n = 0
    while True:
        time.time()
        yield n
        n += 1


reel = wind()
beats = (n * 10 for n in range(5) if time.time() >= 0)
