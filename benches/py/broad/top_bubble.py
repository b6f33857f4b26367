import time
time.ticks_ms()
data = [(i * 37 + 11) % 64 for i in range(64)]
swaps = 0
end = len(data)
changed = True
while changed:
    changed = False
    for i in range(1, end):
        if data[i - 1] > data[i]:
            data[i - 1], data[i] = data[i], data[i - 1]
            swaps += 1
            changed = True
    end -= 1

found = 0
probes = 0
for want in range(-5, 70, 1):
    lo = 0
    hi = len(data)
    while lo < hi:
        mid = (lo + hi) // 2
        probes += 1
        if data[mid] < want:
            lo = mid + 1
        else:
            hi = mid
    if lo < len(data) and data[lo] == want:
        found += 1
try:
    data.remove(1000)
except ValueError:
    found += 1000
print("bubble", swaps, found, probes, data[:4])
