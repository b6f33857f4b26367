# += and -= with __iadd__ and __isub__; without them the plain operator makes a new object.
class Acc:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(("+", o))
        return self

    def __isub__(self, o):
        self.log.append(("-", o))
        return self

    def __or__(self, o):
        return "or " + str(o)

a = b = Acc()
a += 1
a -= 2
print(a is b, b.log)
a |= 4
print(a, b.log[-1])

class OnlyAdd:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return OnlyAdd(self.n + o)

x = y = OnlyAdd(1)
x += 5
print(x is y, x.n, y.n)
holder = {"k": OnlyAdd(1)}
holder["k"] += 2
print(holder["k"].n)
l = m = [1]
l += [2]
print(l is m, m)
t = u = (1,)
t += (2,)
print(t is u, t, u)
s = {1}
r = s
s |= {2}
s &= {2, 3}
s ^= {5}
s -= {2}
print(s is r, s)
