import time
time.ticks_ms()

row = [1]
odd = 0
total = 0
for n in range(44):
    new = [1]
    for k in range(len(row) - 1):
        v = (row[k] + row[k + 1]) % 9973
        if v & 1:
            odd += 1
        new.append(v)
    new.append(1)
    row = new
    total = (total * 3 + sum(row)) % 65521

tri = []
s = 0
for n in range(1, 900):
    s += n
    if s % 7 == 0 and s % 3 == 1:
        tri.append(s)
        if len(tri) > 10:
            tri = tri[5:]
print('pascal', odd, total, tri[-1], len(tri))
