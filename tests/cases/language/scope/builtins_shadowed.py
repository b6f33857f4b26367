# Built-in names hidden by locals, parameters, globals and builtins' own attributes, and back.
def f():
    len = lambda x: "shadow"
    return len([1])

print(f(), len([1]))

def g(list):
    return list + 1

print(g(1))
max = min
print(max(1, 2))
del max
print(max(1, 2))

class C:
    str = "class str"

    def get(self):
        return str(5)

print(C().get(), C.str)

def h():
    global sum
    sum = lambda x: "global shadow"

h()
print(sum([1]))
del sum
print(sum([1]))
for id in range(2):
    pass
print(id)
del id
print(callable(id))
print = print
print("self assigned")
import builtins
builtins.invented = "added"
print(invented)
del builtins.invented
try:
    invented
except NameError:
    print("gone")
