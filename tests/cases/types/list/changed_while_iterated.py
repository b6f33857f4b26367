# A list that shrinks, grows or is cleared while a loop or an iterator goes over it.
a = [1, 2, 3]
for i in a:
    if i == 1:
        a.remove(1)
    print(i)

a = [1, 2, 3]
for i in a:
    if len(a) < 6:
        a.append(i)
print(a)
i = iter(a)
a.clear()
print(list(i))
