# break in finally ends the loop and drops an exception or a return value.
def f():
    for i in range(3):
        try:
            1 // 0
        finally:
            break
    return i

print(f())

def g():
    while True:
        try:
            return "lost"
        finally:
            break
    return "after the loop"

print(g())

def h():
    for i in range(3):
        try:
            pass
        finally:
            for j in range(5):
                if j == 2:
                    break
            print(i, j)
    return "h"

print(h())

def k():
    try:
        raise ValueError("a")
    finally:
        try:
            raise KeyError("b")
        except KeyError:
            print("inner handled")

try:
    k()
except ValueError as e:
    print("still", e)
