# Several bases, and super() through them.
class P:
    def foo(self):
        return 'P.foo'


class Q(P):
    pass


class R:
    def foo(self):
        return 'R.foo'

    def bar(self):
        return 'R.bar'


class S(Q, R):
    pass
s = S()
print(s.foo(), s.bar(), isinstance(s, P), isinstance(s, R), issubclass(S, (int, R)))


class I1(int):
    pass


class Mix(I1, R):
    pass
print(Mix(4) + 1, Mix(3).bar())


class Mix2(R, list):
    pass
m = Mix2([1])
m.append(2)
print(m, m.bar(), len(m))
try:

    class Bad(int, str):
        pass
except TypeError:
    print('TypeError')
try:

    class Bad(1):
        pass
except TypeError:
    print('TypeError')
