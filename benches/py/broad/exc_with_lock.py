import time
time.ticks_ms()

class Lock:
    def __init__(self):
        self.held = False
        self.taken = 0
        self.errors = 0

    def __enter__(self):
        if self.held:
            raise RuntimeError("busy")
        self.held = True
        self.taken += 1
        return self

    def __exit__(self, kind, value, tb):
        self.held = False
        if kind is not None:
            self.errors += 1
        return kind is ZeroDivisionError

lock = Lock()

def work(i):
    with lock:
        if i % 9 == 4:
            with lock:
                return 1
        return 1000 // (i % 5)
    return -1

def main():
    t = 0
    busy = 0
    for i in range(1100):
        try:
            t += work(i)
        except RuntimeError:
            busy += 1
    print("lock", t, busy, lock.taken, lock.errors, lock.held)

main()
