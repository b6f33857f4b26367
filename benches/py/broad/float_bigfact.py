import time
time.ticks_ms()

def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r

def choose(n, k):
    return fact(n) // (fact(k) * fact(n - k))

def digits(n):
    t = 0
    for c in str(n):
        t += ord(c) - 48
    return t

def main():
    t = 0
    for n in range(10, 42, 3):
        t += digits(fact(n))
        row = 0
        for k in range(n + 1):
            if choose(n, k) & 1:
                row += 1
        t += row
    big = fact(35)
    zeros = 0
    while big % 10 == 0:
        big //= 10
        zeros += 1
    print("bigfact", t, zeros, big % 1000007)

main()
