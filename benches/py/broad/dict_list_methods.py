import time
time.ticks_ms()
from collections import OrderedDict

def rotate(a, k):
    k %= len(a)
    return a[k:] + a[:k]

def unique(a):
    d = OrderedDict()
    for v in a:
        d[v] = d.get(v, 0) + 1
    return d

def runs(a):
    out = []
    for v in a:
        if out and out[-1][0] == v:
            out[-1][1] += 1
        else:
            out.append([v, 1])
    return out

def main():
    t = 0
    for r in range(70):
        a = [i * i % 11 for i in range(20)]
        a.sort(reverse=r % 2 == 0)
        t += len(runs(a)) * 3
        b = rotate(a, r)
        u = unique(b)
        t += list(u.keys())[0] + sum(u.values()) + max(u, key=lambda k: (u[k], k))
        b.extend([1, 2])
        b += (3,)
        b[2:5] = [9]
        del b[0]
        del b[-2:]
        b.reverse()
        c = b.copy()
        c.insert(0, c.pop())
        t += sum([x * y for x, y in zip(b, c)]) + c.index(9) + c.count(1)
        t += len([(x, y) for x in b[:5] for y in c[::4] if x != y])
    print("lists", t, c[:6])

main()
