# A call site that remembered a method finds another after the class, its base or the instance gets one.
class A:
    def who(self):
        return "A"

class B(A):
    pass

class C(B):
    pass

c = C()
calls = [c.who() for _ in range(3)]
print("start")

def ask(o):
    return o.who()

print(calls, [ask(x) for x in (A(), B(), c)])
B.who = lambda self: "B patched"
print([ask(x) for x in (A(), B(), c)])
A.who = lambda self: "A patched"
print([ask(x) for x in (A(), B(), c)])
c.who = lambda: "instance"
print([ask(x) for x in (A(), B(), c, C())])
del B.who
print([ask(x) for x in (B(), c, C())])
del c.who
print(ask(c))
C.who = A.who
A.who = lambda self: "A again"
print([ask(x) for x in (A(), B(), c)])
for i in range(3):
    C.who = lambda self, i=i: "C%d" % i
    print(ask(c), end=" ")
print()
