# raise with a class, an instance, something else, nothing, and with from.
class Mine(Exception):
    pass

for thing in (ValueError, ValueError("inst"), Mine, Mine(1, 2)):
    try:
        raise thing
    except Exception as e:
        print(type(e).__name__, e.args)
for bad in (1, "text", None, int, object()):
    try:
        raise bad
    except TypeError:
        print("TypeError")
try:
    raise
except RuntimeError:
    print("no active")

def reraise():
    try:
        raise KeyError("first")
    except KeyError:
        try:
            raise ValueError("second")
        except ValueError as e:
            print("inner", e)
        raise

try:
    reraise()
except KeyError as e:
    print("outer", e.args)

def from_():
    try:
        1 // 0
    except ZeroDivisionError as e:
        raise Mine("from") from e

try:
    from_()
except Mine as e:
    print(e)
try:
    raise Mine("none") from None
except Mine as e:
    print(e)
