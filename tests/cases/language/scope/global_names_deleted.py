# Names that a function makes global or deletes, and parameters and functions that hide a built-in.
x = 1


def f():
    global x
    x = 2
f()
print(x)


def g():
    global newg
    newg = 5
g()
print(newg)


def h():
    print(x)
    y = x
    return y
print(h())
del newg
try:
    newg
except NameError as e:
    print('NameError')


def del_global():
    global x
    del x
    try:
        x
    except NameError:
        print('no x')
del_global()
try:
    x
except NameError:
    print('no x')
x = 3


def shadow(print=5):
    return print
print(shadow())


def abs(v):
    return 'mine'
print(abs(1))
del abs
