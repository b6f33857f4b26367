import time
time.ticks_ms()

def reverse(n):
    r = 0
    while n > 0:
        r = r * 10 + n % 10
        n //= 10
    return r

def digit_sum(n):
    s = 0
    while n:
        n, d = divmod(n, 10)
        s += d
    return s

def palindrome_after(n, limit=12):
    for i in range(limit):
        n += reverse(n)
        if n == reverse(n):
            return i + 1
        if n > 10000000:
            break
    return 0

pal = 0
happy = 0
for k in range(10, 600):
    pal += palindrome_after(k)
    if digit_sum(k) % 7 == 3:
        happy += 1
print('digits', pal, happy)
