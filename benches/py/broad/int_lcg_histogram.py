import time
time.ticks_ms()

A = 1664525
C = 1013904223

def rand(state):
    return (state * (A & 0xFFF) + (C & 0xFFFF)) & 0xFFFFFF

def bucket(v):
    if v < 0x200000:
        return 0
    elif v < 0x800000:
        return 1
    elif v < 0xC00000:
        return 2
    return 3

def main(n):
    s = 42
    c0 = c1 = c2 = c3 = 0
    up = 0
    prev = 0
    for i in range(n):
        s = rand(s)
        b = bucket(s)
        if b == 0:
            c0 += 1
        elif b == 1:
            c1 += 1
        elif b == 2:
            c2 += 1
        else:
            c3 += 1
        if s > prev:
            up += 1
        prev = s
    print("lcg", c0, c1, c2, c3, up, s)

main(4500)
