import time
time.ticks_ms()

def source(n):
    x = 11
    for i in range(n):
        x = (x * 31 + 7) % 1021
        yield x

def smooth(it, k=4):
    acc = 0
    for v in it:
        acc += (v - acc) // k
        yield acc

def changes(it):
    last = None
    for v in it:
        if v != last:
            yield v
        last = v

def chunks(it, size):
    part = []
    for v in it:
        part.append(v)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part

def main():
    t = 0
    n = 0
    for c in chunks(changes(smooth(source(2200))), 6):
        t += max(c) - min(c)
        n += 1
    print("pipeline", n, t)

main()
