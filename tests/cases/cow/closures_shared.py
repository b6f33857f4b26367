# Frozen closures that share a variable still share it after a write; other closures of the function do not.
def make():
    n = 0
    log = []

    def inc(by=1):
        nonlocal n
        n += by
        log.append(n)
        return n

    def get():
        return n, log

    def reset():
        nonlocal n
        n = 0
    return inc, get, reset

inc, get, reset = make()
inc()
inc2, get2, _ = make()
print("start")
print(get())
print(inc(), inc(10), get())
reset()
print(get(), inc(), get2())
inc2(5)
print(get2(), get())
saved = get()[1]
saved.append("outside")
print(get())

def chain(f):
    return lambda: f() + 1

top = chain(chain(inc))
print(top(), get()[0])
