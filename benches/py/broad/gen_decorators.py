import time
time.ticks_ms()

calls = {}

def counted(fn):
    def wrapper(*args, **kw):
        calls[fn_name] = calls.get(fn_name, 0) + 1
        return fn(*args, **kw)
    fn_name = "f%d" % len(calls)
    calls[fn_name] = 0
    return wrapper

def retry(times):
    def deco(fn):
        def wrapper(x, *rest):
            for i in range(times):
                r = fn(x + i, *rest)
                if r is not None:
                    return r
            return -1
        return wrapper
    return deco

@counted
def scale(v, factor=3, *, offset=0):
    return v * factor + offset

@retry(3)
def even_only(x, m):
    if x % m:
        return None
    return x // m

t = 0
for i in range(700):
    t += scale(i) + scale(i, 2) + scale(i, offset=5)
    t += even_only(i, 4)
print("deco", t, calls["f0"], len(calls))
