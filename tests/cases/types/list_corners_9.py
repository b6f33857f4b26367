# Lists: methods, slices, errors.
l = [1, 2, 3]
l[1] = 5
c = l.copy()
x = [3, 1, 2]
print(x.sort(), x)
x.sort(reverse=True)
print(x)
x.sort(key=lambda v: -v)
print(x)
x = ['b', 'A', 'c']
x.sort(key=str.lower)
