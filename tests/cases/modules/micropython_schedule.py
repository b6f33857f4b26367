# oracle: design MicroPython for node calls later than the board would
# schedule calls a function soon, never inside of another that was scheduled; the queue can be full.
import micropython


def inner(x):
    print("inner", x)


def outer(x):
    micropython.schedule(inner, 1)
    micropython.schedule(inner, 2)
    # Nothing interrupts a function that was scheduled.
    for i in range(2):
        print("outer", x, i)


def many(x):
    try:
        for i in range(100):
            micropython.schedule(inner, i)
    except RuntimeError as e:
        print("RuntimeError", e)


print(micropython.schedule(inner, 0))
micropython.schedule(outer, 3)
micropython.schedule(many, None)
