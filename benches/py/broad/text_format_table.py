import time
time.ticks_ms()

rows = [("sensor", 12, 0.5), ("relay", 3, 12.25), ("display", 128, 3.3), ("x", -7, -0.125)]

def percent():
    return "\n".join(["%-10s|%5d|%8.2f" % r for r in rows])

def braces():
    out = []
    for name, n, v in rows:
        out.append("{:>10}|{:05d}|{:<8.3f}|{:x}".format(name, n, v, abs(n)))
    return "\n".join(out)

def fstrings(k):
    s = ""
    for name, n, v in rows:
        s += f"{name}: {n + k:4d} {v:.1f} [{k:#x}] "
    return s.rstrip()

def main():
    t = 0
    a = 0
    for k in range(75):
        p = percent()
        b = braces()
        f = fstrings(k)
        t += len(p) + len(b) + len(f)
        a += p.count(" ") + b.count("0") + f.find("relay")
    print("table", t, a, fstrings(3)[:24])

main()
