# Mutable default values of frozen functions keep what a call adds to them.
def add(x, into=[], table={}, *, flags=set()):
    into.append(x)
    table[x] = len(into)
    flags.add(len(into) > 2)
    return into

class C:
    def m(self, x, seen=[]):
        seen.append(x)
        return len(seen)

add("frozen")
print("start")
print(add("one"), add("two") is add("three"))
print(add("four", []), add("last"))
c = C()
print(c.m(1), C().m(2), C.m(c, 3))

def other(a, b=add):
    return b(a)

print(other("via default"))
f = lambda x, acc=[0]: (acc.append(x), sum(acc))[1]
print(f(1), f(2))
