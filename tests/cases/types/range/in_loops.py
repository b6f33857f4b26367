# Loops over ranges: the variable and the limit are changed inside, steps are negative, the range is empty.
it = iter(range(2))
print(next(it), next(it), next(it, None), iter(it) is it)
for i in range(3):
    i += 10
    print(i)
print(i)
for i in range(-1, -4, -1):
    print(i, end=' ')
print()
n = 3
for i in range(n):
    n = 1
    print(i)
for i in range(0):
    pass
else:
    print('else')
print([i for i in range(5, 0, -2)])
print(sum(range(100)), max(range(5)), min(range(5)), sorted(range(3), reverse=True))
print(tuple(range(3)), set(range(3)))
