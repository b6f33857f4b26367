import time
time.ticks_ms()
import re

LINES = [
    "12:01:07 INFO wifi connected ip=10.0.0.17",
    "12:01:09 WARN heap low free=1840",
    "garbage line",
    "12:02:44 ERROR sensor 3 timeout=250",
    "12:03:00 INFO sleep ms=30000",
]
LINE = re.compile(r"^(\d+):(\d+):(\d+) ([A-Z]+) (.*)$")
PAIR = re.compile(r"([a-z]+)=([0-9.]+)")

def main():
    secs = 0
    levels = {}
    chars = 0
    bad = 0
    for r in range(85):
        for line in LINES:
            m = LINE.match(line)
            if not m:
                bad += 1
                continue
            secs += int(m.group(1)) * 3600 + int(m.group(2)) * 60 + int(m.group(3))
            lev = m.group(4)
            levels[lev] = levels.get(lev, 0) + 1
            p = PAIR.search(m.group(5))
            if p:
                chars += len(p.group(1)) * len(p.group(2))
            chars += len(re.sub(r"[0-9]+", "#", line))
    print("relog", secs, bad, chars, levels["INFO"], levels["ERROR"])

main()
