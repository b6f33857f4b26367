# Attributes of frozen instances are set, added and deleted; other instances do not change.
class P:
    def __init__(self, x):
        self.x = x
        self.y = 0

p, q = P(1), P(2)
alias = p
print("start")
before = id(p)
p.x = 10
print(p.x, alias.x, q.x, alias is p, id(p) == before)
p.z = "added"
del p.y
print(hasattr(p, "y"), alias.z, hasattr(q, "z"), q.y)
p.y = "again"
print(alias.y)
p.x = 1
print(p.x, alias.x)
try:
    del q.nothing
except AttributeError:
    print("AttributeError")
del p.x, p.y, p.z
print([hasattr(alias, n) for n in "xyz"])
alias.x = P(7)
p.x.x += 1
print(p.x.x)
