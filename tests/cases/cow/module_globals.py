# Globals of a frozen module are set, added, deleted and set again, by name and through globals().
import sys
a = 1
b = [1]
c = "to delete"
print("start")
a = 2
d = "added"
del c
print(a, b, d, "c" in globals())
try:
    c
except NameError:
    print("c is gone")
c = "back"
print(c)

def rebind():
    global a, e
    a += 10
    e = "from function"

rebind()
print(a, e)
globals()["f"] = "through globals()"
print(f, globals()["a"])
a = 1
print(a)
del a
print("a" in globals())
a = 5
print(a)
