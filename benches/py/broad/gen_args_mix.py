import time
time.ticks_ms()

def area(w, h=2, *, scale=1):
    return w * h * scale

def total(*values, start=0, **weights):
    t = start
    for v in values:
        t += v
    for k in weights:
        t += weights[k] * len(k)
    return t

def forward(fn, *args, **kw):
    return fn(*args, **kw)

def curry(fn, *first, **fixed):
    def inner(*rest, **more):
        d = dict(fixed)
        d.update(more)
        return fn(*(first + rest), **d)
    return inner

def remember(x, memo={}):
    if x not in memo:
        memo[x] = x * x % 7
    return memo[x] + len(memo)

def main():
    t = 0
    half = curry(area, 5, scale=3)
    opts = {"start": 2, "kg": 4}
    for i in range(420):
        t += area(i) + area(h=i, w=2) + half(i % 4) + half(scale=1)
        t += total(1, 2, i) + total(*range(4), **opts) + total(start=i, aa=1, b=2)
        t += forward(area, 3, scale=i % 3) + remember(i % 40)
        a, *rest = (i, 2, 3)
        t += len(rest) * a
    print("args", t)

main()
