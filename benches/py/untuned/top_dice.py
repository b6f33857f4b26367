import time
time.ticks_ms()

state = 99
faces = [0] * 6
pairs = {}
last = None
run = 1
longest = 1
for roll in range(1300):
    state = (state * 1103 + 12345) % 65536
    d = (state >> 5) % 6
    faces[d] += 1
    if last is not None:
        p = (last, d)
        if p in pairs:
            pairs[p] += 1
        else:
            pairs[p] = 1
    if d == last:
        run += 1
        if run > longest:
            longest = run
    else:
        run = 1
    last = d

most = 0
for p in pairs:
    if pairs[p] > most:
        most = pairs[p]
print('dice', faces, len(pairs), most, longest)
