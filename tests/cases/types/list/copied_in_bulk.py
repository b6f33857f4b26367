# Repetition, sums, slices and moved items of lists and tuples of all lengths.
class L(list):
    pass

class T(tuple):
    pass

for n in (-1, 0, 1, 2, 5):
    print([] * n, [1] * n, n * [1, 2], (3,) * n, n * (4, 5), L([1]) * n, len([None] * (n * 40)))
l = [1, 2]
for n in (1, 3, 0, 2):
    l *= n
    print(l)
l = [1]
l *= True
l += l
l += (2, 3)
l.extend(l)
l.extend(L("ab"))
l += T((9,))
print(l, l + [0], [0] + l + [], (1,) + T((2,)), () + ())
l = list(range(6))
print(l[:], l[1:4], l[4:1], l[-2:], l[::2], l[::-1], l[5:0:-2], l[10:], l[-10:3], l[2:2], l[::10], l[4::-10])
t = tuple(l)
print(t[:] is t, t[1:4], t[4:1], t[::2], t[::-1], t[5:0:-2], t[10:], t[2:2], t[::7])
for i in (0, 3, -1, 100, -100):
    l.insert(i, -i)
    print(l)
print(l.pop(), l.pop(0), l.pop(-2), l.pop(3), l)
for i in (7, -8, 100):
    try:
        l.pop(i)
    except IndexError:
        print("IndexError")
l.remove(1)
l.reverse()
print(l, l.copy() == l, l.copy() is l)
for n in range(5):
    r = list(range(n))
    r.reverse()
    print(r, end=" ")
print()
del l[1:3]
l[1:1] = [7, 8, 9]
l[0:2] = ()
l[:0] = l
l[len(l):] = "ab"
print(l)
l[1:3] = range(5)
print(l, len(l))
e = []
e.extend(e)
e *= 3
e[0:0] = []
e.reverse()
print(e, e + e, e * 2, e[:], e.copy(), list(e), tuple(e))
x = [[1]] * 3
x[0].append(2)
print(x, x[0] is x[2])
big = list(range(40)) * 3
big.insert(60, "x")
print(big[58:63], len(big), big.index("x"), big.pop(60), len(big), big[::-40])
