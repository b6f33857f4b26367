import time
time.ticks_ms()

LIMIT = 900

def is_prime(n):
    if n < 4:
        return n > 1
    if n % 2 == 0 or n % 3 == 0:
        return False
    d = 5
    while d * d <= n:
        if n % d == 0 or n % (d + 2) == 0:
            return False
        d += 6
    return True

def run():
    count = 0
    last = 0
    gap = 0
    for n in range(2, LIMIT * 4):
        if is_prime(n):
            count += 1
            if n - last > gap:
                gap = n - last
            last = n
    return count, last, gap

print("int_primes", run())
