# and, or, not and conditional expressions evaluate what they need; bools as numbers.
log = []

def t(x):
    log.append(x)
    return x

print(t(0) or t("") or t("last") or t("never"), log)
log.clear()
print(t(1) and t([]) and t("never"), log)
log.clear()
print("a" if t(0) else "b" if t(1) else "c", log)
print(None or 0, 0 or None, 1 and 2, [] and 1, not [], not not "x")
print(True + True + 0, True * 5, -True, ~True, True / 2, True == 1)
print([10, 20][True], "ab"[False], sum([True, False, True]))
print(int(True & False), int(True | False), int(True ^ True), 5 & True)
x = 5
y = x if x > 3 else -x
print(y, (lambda v: "odd" if v % 2 else "even")(3))
print([("fizz" if i % 3 == 0 else "") + ("buzz" if i % 5 == 0 else "") or i for i in range(1, 16)])
print(not 1 == 2, (not 1) == 2, 1 or 1 // 0, 0 and 1 // 0)
print(bool("False"), bool(b""), {True: "t", 1: "one"}[1])
