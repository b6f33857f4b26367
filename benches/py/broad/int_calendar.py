import time
time.ticks_ms()

def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)

def days_in(m, y):
    if m == 2:
        return 29 if leap(y) else 28
    if m in (4, 6, 9, 11):
        return 30
    return 31

def weekday(y, m, d):
    if m < 3:
        m += 12
        y -= 1
    return (d + (13 * (m + 1)) // 5 + y + y // 4 - y // 100 + y // 400) % 7

def main():
    unlucky = 0
    days = 0
    ends = 0
    for y in range(1980, 2080):
        for m in range(1, 13):
            n = days_in(m, y)
            days += n
            if weekday(y, m, 13) == 6:
                unlucky += 1
            if weekday(y, m, n) < 2:
                ends += 1
    print("calendar", unlucky, days, ends)

main()
