# Freezing stops in for and while loops, with continue, break and else.
total = 0
seen = []
for i in range(3):
    total += i
    print("for", i, total)
    seen.append(i)
else:
    print("else", seen)
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("while", n)
for a in "xy":
    for b in [1, 2]:
        if b == 2 and a == "y":
            break
        print(a, b)
it = iter([10, 20, 30])
for x in it:
    print("iter", x)
    seen.append(next(it, None))
print(seen, i, n, a, b, x)
for k, v in {"only": 1}.items():
    print(k, v)
