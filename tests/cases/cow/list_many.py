# Lists that hold each other and are held twice are written; what is shared stays shared.
empty = []
one = [None]
rows = [[0] * 3 for _ in range(3)]
same = [empty, empty]
shared = rows[1]
print("start")
empty.append(1)
print(same, same[0] is empty)
one[0] = one
print(one[0] is one, len(one))
rows[1][2] = "w"
print(rows, shared)
rows[0] = rows[2]
rows[0][0] = "both"
print(rows, rows[0] is rows[2], shared)
rows.append(shared)
shared.append("end")
print(rows[3], rows[1])
copy = list(rows)
copy.pop()
print(len(rows), len(copy), copy[1] is shared)
for i in range(40):
    empty.append(i)
print(len(empty), same[1][-1], sum(empty))
