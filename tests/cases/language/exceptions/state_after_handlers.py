# A bare raise raises the exception being handled, also after another was handled in between.
def f():
    try:
        raise ValueError("one")
    except ValueError:
        g()
        raise

def g():
    try:
        raise KeyError("two")
    except KeyError:
        pass

try:
    f()
except ValueError as e:
    print("kept", e)

errors = []
for x in (0, "a", [], 3):
    try:
        errors.append(6 // x)
    except (ZeroDivisionError, TypeError) as e:
        errors.append(type(e))
print([e if isinstance(e, int) else e.__name__ for e in errors])

kept = None
try:
    raise ValueError("keep")
except ValueError as e:
    kept = e
print(kept, kept.args)
try:
    raise kept
except ValueError as again:
    print(again is kept)

class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print("exit", v)

try:
    try:
        with Ctx():
            raise ValueError("w")
    except ValueError as e:
        raise IndexError("i")
except IndexError as e:
    print(e)
