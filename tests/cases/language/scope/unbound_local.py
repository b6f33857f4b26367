# A local name that is not assigned yet is an error, even if a global of that name exists.
x = "global"

def f():
    try:
        print(x)
    except NameError as e:
        print("unbound")
    x = 1
    return x

print(f())

def g(flag):
    if flag:
        y = 1
    return y

print(g(1))
try:
    g(0)
except NameError:
    print("unbound")

def h():
    for i in []:
        pass
    try:
        i
    except NameError:
        return "no i"

print(h())

def aug():
    try:
        x += "!"
    except NameError:
        return "aug unbound"

print(aug(), x)
try:
    undefined_name
except NameError as e:
    print(type(e).__name__)
