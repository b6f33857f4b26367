import time

buffers = {"a": [0] * 6, "b": [0] * 6, "c": []}
limits = {"a": (10, 80), "b": (20, 90), "c": (0, 50)}
alarms = {}
raw = bytearray(16)
seq = 0
total = {"n": 0, "sum": 0}
time.ticks_ms()

def sample(name, v):
    global seq
    seq += 1
    buf = buffers[name]
    if len(buf) >= 6:
        buf.pop(0)
    buf.append(v)
    raw[seq & 15] = v
    total["n"] += 1
    total["sum"] += v
    lo, hi = limits[name]
    if not lo <= v <= hi:
        alarms[name] = alarms.get(name, 0) + 1
        if alarms[name] % 50 == 0:
            limits[name] = (max(0, lo - 2), hi + 2)

def main():
    v = 40
    for i in range(1500):
        v = (v * 5 + i) % 101
        sample("abc"[i % 3], v)
        if i % 250 == 0:
            buffers["d%d" % i] = list(buffers["a"])
    print("buffers", seq, total["sum"], [alarms[k] for k in sorted(alarms)], limits["a"], sum(raw), len(buffers), sum(buffers["b"]))

main()
