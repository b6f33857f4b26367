# oracle: design MicroPython calls it a little later
# A scheduled function may schedule others; the queue has an end.
import micropython

done = False


def outer(x):
    print("outer", x)
    micropython.schedule(inner, 2)
    print("outer end")


def inner(x):
    global done
    print("inner", x)
    done = True


micropython.schedule(outer, 1)
for i in range(100):
    if done:
        break
count = 0
full = None


def many(x):
    global full
    try:
        for i in range(20):
            micropython.schedule(inc, i)
    except RuntimeError as e:
        full = e


def inc(x):
    global count
    count += 1


micropython.schedule(many, 0)
for i in range(100):
    if full:
        break
print(full, count > 0)
for bad in (lambda: micropython.schedule(1), lambda: micropython.schedule()):
    try:
        bad()
    except TypeError:
        print("TypeError")
