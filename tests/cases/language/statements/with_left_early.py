# return, break, continue and exceptions leave with, also from __enter__ and __exit__.
class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print("exit", t.__name__ if t else None)

def ret():
    with Ctx():
        return "value"

print(ret())
for i in range(3):
    with Ctx():
        if i == 0:
            continue
        if i == 1:
            break
    print("never")

def nested():
    for i in range(2):
        with Ctx():
            try:
                with Ctx():
                    return i
            finally:
                print("finally")

print(nested())

class BadEnter:
    def __enter__(self):
        raise ValueError("enter failed")

    def __exit__(self, *a):
        print("never")

try:
    with BadEnter():
        print("never")
except ValueError as e:
    print(e)

class BadExit:
    def __enter__(self):
        return [1, 2]

    def __exit__(self, *a):
        raise KeyError("exit failed")

try:
    with BadExit() as (a, b):
        print(a, b)
        raise ValueError
except KeyError as e:
    print(e.args)
try:
    with object():
        pass
except (TypeError, AttributeError):
    print("no context manager")
target = {}
with Ctx() as target["k"]:
    print(type(target["k"]).__name__)
