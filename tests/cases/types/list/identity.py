# Lists are shared by reference and copied by slices and list(); + makes a new one, += does not.
a = [1, 2]
b = a
c = a[:]
d = list(a)
b.append(3)
print(a, c, d, a is b, a is c, a == c + [3])
x = [a, a]
x[0].append(4)
print(x, x[0] is x[1])
grid = [[0] * 2 for _ in range(2)]
grid[0][0] = 1
print(grid)

def change(l):
    l.append("in")
    l = ["rebound"]
    return l

print(change(a), a)
rec = [1]
rec.append(rec)
print(len(rec), rec[1] is rec, rec[1][1][0])
old = a
a = a + [9]
print(old is a, len(old), len(a))
old += [7]
print(old)
