# finally in generators, with continue, with yield inside, and at close.
def f(log):
    for i in range(3):
        try:
            log.append("try%d" % i)
            yield i
            if i == 1:
                continue
            log.append("after%d" % i)
        finally:
            log.append("fin%d" % i)
    log.append("end")

log = []
print(list(f(log)))
print(log)
log = []
g = f(log)
for x in g:
    if x == 1:
        break
print(log)
g.close()
print(log)

def g():
    try:
        yield 1
    finally:
        yield 2
    yield 3

print(list(g()))

def h():
    try:
        yield 1
        return "r"
    finally:
        print("finally of h")

i = h()
next(i)
try:
    next(i)
except StopIteration as e:
    print(e.value)
