# Closures count with nonlocal, and see the variables of a loop, not their values.
def counter(start):
    n = start

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def get():
        return n
    return inc, get

inc, get = counter(10)
print(inc(), inc(5), get())
inc2, get2 = counter(0)
inc2()
print(get(), get2())

def adders():
    fs = []
    for i in range(3):
        fs.append(lambda x: x + i)
    return fs

print([f(10) for f in adders()])

def adders_bound():
    return [lambda x, i=i: x + i for i in range(3)]

print([f(10) for f in adders_bound()])
