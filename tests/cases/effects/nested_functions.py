# Freezing stops three calls deep, in a recursion, and in a closure that counts.
log = []

def a(x):
    log.append("a in")
    r = b(x + 1) + 1
    log.append("a out")
    return r

def b(x):
    y = [x]
    z = c(y) * 2
    return z + y[0]

def c(y):
    y[0] += 10
    print("three deep", y, log)
    y[0] += 100
    return len(y)

result = a(1)
print(result, log)

def rec(n):
    if n == 0:
        print("bottom")
        return 0
    v = rec(n - 1)
    return v + n

print(rec(5), a(2))

def outer():
    n = 0

    def inner():
        nonlocal n
        n += 1
        print("inner", n)
        n += 1
        return n
    return inner, lambda: n

i, peek = outer()
print(i(), i(), peek())
