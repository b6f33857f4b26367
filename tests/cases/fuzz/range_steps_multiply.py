# oracle: cpython MicroPython's step overflows, and it divides by zero
# A step of a step of a step: the product passes what a machine word holds, and the items stay right.
r = range(2)
back = range(9, -9, -1)
for i in range(40):
    r = r[::2]
    back = back[::3]
    print(len(r), list(r), len(back), list(back), 0 in r, r == range(1))

down = range(5)
for i in range(70):
    down = down[::-2]
print(list(down)[:1], len(down), bool(down))
