# global in functions and at module level: names are written, made and deleted.
global x
x = 1

def read():
    return x

def write():
    global x
    x = 2

def local():
    x = 3
    return x

print(read(), local(), read())
write()
print(x, read())

def define():
    global fresh, other
    fresh = "new"
    other = "too"

try:
    fresh
except NameError:
    print("not yet")
define()
print(fresh, other)

def remove():
    global fresh
    del fresh

remove()
try:
    print(fresh)
except NameError as e:
    print("gone")
other = 5
print(other, "other" in globals(), "fresh" in globals())
