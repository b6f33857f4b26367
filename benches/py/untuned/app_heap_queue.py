import time
time.ticks_ms()

class Heap:
    def __init__(self):
        self.a = []

    def __len__(self):
        return len(self.a)
    def push(self, item):
        a = self.a
        a.append(item)
        i = len(a) - 1
        while i > 0:
            p = (i - 1) >> 1
            if a[p] <= a[i]:
                break
            a[p], a[i] = a[i], a[p]
            i = p
    def pop(self):
        a = self.a
        top = a[0]
        last = a.pop()
        if a:
            a[0] = last
            i = 0
            n = len(a)
            while True:
                c = 2 * i + 1
                if c >= n:
                    break
                if c + 1 < n and a[c + 1] < a[c]:
                    c += 1
                if a[i] <= a[c]:
                    break
                a[i], a[c] = a[c], a[i]
                i = c
        return top
h = Heap()
x = 5
check = 0
for i in range(550):
    x = (x * 169 + 13) % 1009
    h.push((x % 100, i))
    if len(h) > 25:
        p, k = h.pop()
        check = (check * 7 + p + k) % 100003
while h:
    check += h.pop()[0]
print('heap', check)
