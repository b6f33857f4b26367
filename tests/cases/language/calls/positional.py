# Positional parameters are given by position, by keyword and through * and **.
def f(a, b, c):
    return (a, b, c)

print(f(1, 2, 3))
print(f(a=1, b=2, c=3))
print(f(1, c=3, b=2))
print(f(*[1, 2], c=9))
print(f(*(1,), **{"b": 5, "c": 6}))
print(f(*"xyz"))
print(f(*range(2), *[7]))

def none():
    pass

print(none())
args = [10, 20, 30]
print(f(*args), args)
print(max(*args), min(*args, 5))
