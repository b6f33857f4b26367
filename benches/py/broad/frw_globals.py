import time

hits = 0
misses = 0
best = -1
mode = "idle"
history = [0] * 8
pos = 0
time.ticks_ms()

def record(v):
    global pos
    history[pos] = v
    pos = (pos + 1) % len(history)

def shoot(i):
    global hits, misses, best, mode
    v = (i * 73 + hits * 5) % 101
    if v > 60:
        hits += 1
        mode = "hot"
        if v > best:
            best = v
    elif v > 30:
        mode = "warm"
    else:
        misses += 1
        mode = "idle"
    record(v)

def main():
    warm = 0
    for i in range(3500):
        shoot(i)
        if mode == "warm":
            warm += 1
    print("globals", hits, misses, best, mode, warm, pos, sum(history))

main()
