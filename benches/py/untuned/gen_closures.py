import time
time.ticks_ms()


def counter(start=0, step=1):
    n = start

    def bump(times=1):
        nonlocal n
        n += step * times
        return n

    def reset():
        nonlocal n
        n = start

    return bump, reset


def compose(*fns):
    def call(x):
        for f in fns:
            x = f(x)
        return x
    return call


def adder(k):
    return lambda x: x + k


total = 0
bump, reset = counter(5, 3)
twice, forget = counter(step=-2)
chain = compose(adder(3), lambda x: x * 2 % 1001, adder(-1))
x = 1
for i in range(1300):
    total += bump() + twice(times=2)
    x = chain(x)
    if i % 100 == 99:
        reset()
        forget()
print('closures', total, x)
