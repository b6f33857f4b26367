import time
time.ticks_ms()

trace = []


def inner(i):
    try:
        if i % 3 == 0:
            return 'early'
        if i % 3 == 1:
            raise IndexError(i)
        return 'late'
    finally:
        trace.append(i & 3)


def outer(i):
    n = 0
    for k in range(5):
        try:
            r = inner(i + k)
            if r == 'late':
                continue
            n += 1
        except IndexError as e:
            n += e.args[0] & 7
            if n > 20:
                break
        finally:
            n += 2
    return n


def main():
    t = 0
    check = 0
    for i in range(200):
        t += outer(i)
        check = (check * 3 + sum(trace)) % 9973
        trace.clear()
    print('finally', t, check)


main()
