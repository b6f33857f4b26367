import time

class Config:
    debug = False
    level = 3
    names = ["root"]
    cache = {}

class Child(Config):
    level = 5

class Pool:
    free = [1, 2, 3, 4, 5, 6]
    used = set()
    waits = 0

time.ticks_ms()

def acquire():
    if not Pool.free:
        Pool.waits += 1
        return None
    n = Pool.free.pop()
    Pool.used.add(n)
    return n
def release(n):
    Pool.used.remove(n)
    Pool.free.append(n)
def main():
    t = 0
    held = []
    for i in range(1500):
        Config.level = (Config.level * 3 + i) % 17
        if Config.level > 12:
            Child.level += 1
            Config.debug = not Config.debug
        Child.cache[i % 20] = Config.level
        if i % 3:
            n = acquire()
            if n is not None:
                held.append(n)
                t += n
        elif held:
            release(held.pop(0))
        if len(held) > 5 and Config.debug:
            while held:
                release(held.pop())
        t += Child.debug + Child.level % 3
    print("class_attrs", t, Config.level, Child.level, Config.debug, Pool.waits, len(Pool.used), sum(Child.cache.values()))
main()
