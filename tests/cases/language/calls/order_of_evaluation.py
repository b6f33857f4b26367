# The function, then its arguments from left to right; targets and items in their order.
log = []

def t(x):
    log.append(x)
    return x

def f(*a, **k):
    return None

f(t(1), t(2), k=t(3), j=t(4))
print(log)
log.clear()
t(f)(t(1), t(2))
print(len(log), log[1:])
log.clear()
t("a") + t("b") * t("c").__len__()  if False else t("z")
print(log)
log.clear()
[t(1), t(2), (t(3), t(4))]
print(log)
log.clear()
d = {}
d[t("k")] = t("v")
print(log)
log.clear()
x = [0, 0]
x[t(0)], x[t(1)] = t(10), t(20)
print(log, x)
log.clear()
print(t(1) < t(3) < t(2) < t(9), log)
