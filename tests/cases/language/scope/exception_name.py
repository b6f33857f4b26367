# The name behind `except ... as` is unbound after the handler.
e = "outer"
try:
    raise ValueError("v")
except ValueError as e:
    print(e)
try:
    print(e)
except NameError:
    print("e is deleted")

def f():
    try:
        1 // 0
    except ZeroDivisionError as err:
        kept = err
    try:
        return err
    except NameError:
        return type(kept).__name__

print(f())

def g():
    try:
        pass
    except ValueError as never:
        pass
    never = 1
    return never

print(g())
