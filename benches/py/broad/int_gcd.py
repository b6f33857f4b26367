import time
time.ticks_ms()

def gcd(a, b):
    while b:
        a, b = b, a % b
    return a

def lcm(a, b):
    return a // gcd(a, b) * b

def phi(n):
    r = 0
    for k in range(1, n + 1):
        if gcd(n, k) == 1:
            r += 1
    return r

def main():
    t = 0
    for n in range(1, 60):
        t += phi(n)
    l = 1
    for n in range(2, 19):
        l = lcm(l, n)
    return t, l

a, b = main()
print("gcd", a, b)
