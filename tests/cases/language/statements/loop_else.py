# else of for and while runs when no break left the loop; nested loops.
for i in range(3):
    pass
else:
    print("for else", i)
for i in range(3):
    if i == 1:
        break
else:
    print("never")
print(i)
n = 3
while n:
    n -= 1
else:
    print("while else", n)
while True:
    break
else:
    print("never")

def find(items, x):
    for i, y in enumerate(items):
        if y == x:
            return i
    else:
        return -1

print(find("abc", "b"), find("abc", "z"))
for x in []:
    print("never")
else:
    print("empty else")
for i in range(2, 12):
    for j in range(2, i):
        if i % j == 0:
            break
    else:
        print(i, end=" ")
print()
outer = []
for i in range(4):
    if i == 2:
        continue
    for j in range(4):
        if j > i:
            break
        outer.append(i * 10 + j)
    else:
        outer.append("else%d" % i)
print(outer)
i = 0
while i < 10:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
print(i)
