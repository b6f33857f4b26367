# Effects between changes of lists, dicts and names of a module.
a = [1]
b = {"k": a}
print("first effect")
a.append(2)
print("second", a, b["k"] is a)

def f():
    return a

c = f()
print("third", c)
a = "rebound"
print(c, f(), b)
