import time
time.ticks_ms()
N = 2000
flags = bytearray(N)
count = 0
i = 2
while i < N:
    if not flags[i]:
        count += 1
        j = i * i
        while j < N:
            flags[j] = 1
            j += i
    i += 1

twins = 0
prev = 0
total = 0
for k in range(2, N):
    if flags[k]:
        continue
    if k - prev == 2:
        twins += 1
    prev = k
    total += k
print("sieve", count, twins, total)
