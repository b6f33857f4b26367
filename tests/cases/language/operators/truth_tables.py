# What `and`, `or` and `not` give for values of every type, and in conditions.
values = [0, 1, "", "x", [], [0], None, 0.0, (), {}]
for i, a in enumerate(values[:4]):
    for b in values[4:7]:
        print(repr(a and b), repr(a or b), not a, a is b, end="; ")
    print()

def check(x):
    if not x:
        return "empty"
    elif x is True or isinstance(x, str) and len(x) > 2:
        return "special"
    elif not (isinstance(x, (list, tuple)) or x == 1):
        return "other"
    return "plain"

print([check(v) for v in (0, True, "abc", "a", [1], 1, 2, None, (2,))])
a, b, c = 1, 0, 2
print(a or b and c, (a or b) and c, not a or c, not (a or c), a and b or c, a if b else c if a else b)
x = None
x = x or []
x.append(1)
print(x, x and x[0], (x or [5])[0])
while not (a > 3 and b == 0) or c < 0:
    a += 1
print(a)
