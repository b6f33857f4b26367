import time
time.ticks_ms()


class Stop(Exception):
    def __init__(self, level):
        self.level = level


def descend(n, bottom):
    try:
        if n == bottom:
            raise Stop(n)
        return descend(n + 1, bottom) + 1
    except Stop as s:
        if s.level > 2:
            s.level -= 2
            raise
        return s.level
    finally:
        depth[0] += 1


def convert(x):
    try:
        return 60 // x
    except ZeroDivisionError:
        raise ValueError('bad: ' + str(x))


depth = [0]
t = 0
bad = 0
for i in range(260):
    try:
        t += descend(0, i % 9)
    except Stop as s:
        t += s.level * 100
    try:
        t += convert(i % 7 - 2)
    except ValueError as e:
        bad += len(e.args[0])
    else:
        bad += 1
print('reraise', t, bad, depth)
