# Lists: methods, slices, errors.
l = [1, 2, 3]
l[1] = 5
l += [4]
print(l, l + [6], l * 2, 2 * l, [0] * 0, [1] * -1, [[]] * 2, l[-1], l[1:3], l[::-1], l[10:])
print(l[-2:], l[:-1], l[::2], l[5:1:-1], l[True])
l.append(7)
l.extend([8, 9])
l.extend('ab')
l.extend(range(2))
