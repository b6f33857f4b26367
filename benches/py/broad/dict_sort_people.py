import time
time.ticks_ms()
from collections import namedtuple

Person = namedtuple("Person", ("name", "age", "town"))

def people():
    towns = ("bern", "oslo", "riga")
    return [Person("p%02d" % (i * 7 % 24), 20 + i * 11 % 43, towns[i % 3]) for i in range(24)]

def main():
    t = 0
    for r in range(30):
        ps = people()
        ps.sort(key=lambda p: (p.age, p.name), reverse=bool(r & 1))
        names = [p.name for p in ps]
        t += names.index("p05") * 3
        old = [p for p in ps if p.age > 40]
        t += len(old)
        groups = {}
        for p in ps:
            groups.setdefault(p.town, []).append(p.age)
        for town in sorted(groups):
            ages = groups[town]
            t += max(ages) - min(ages) + sum(ages) // len(ages)
        oldest = max(ps, key=lambda p: (p.age, p.name))
        t += int(oldest.name[1:])
    print("people", t, oldest)

main()
