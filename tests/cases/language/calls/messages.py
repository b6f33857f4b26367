# differs: MicroPython words argument errors without qualified names
# The messages of TypeErrors about numbers of arguments.
def two(a, b):
    return a, b

five = 5

def one(x):
    return x

def kwo(*, k):
    return k

def attempt(call):
    try:
        call()
    except TypeError as e:
        print(e)

attempt(lambda: two(1))
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, a=2))
attempt(lambda: two(1, 2, c=3))
attempt(lambda: one())
attempt(lambda: kwo())
attempt(lambda: five())
attempt(lambda: two(a=1))
attempt(lambda: len())
attempt(lambda: len(1, 2))
