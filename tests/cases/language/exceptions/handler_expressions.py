# Expressions behind except are evaluated when needed; the first handler that matches is taken.
def errs():
    print("evaluated")
    return ValueError

try:
    print("no error")
except errs():
    pass
try:
    raise ValueError
except errs():
    print("handled")
E1 = (KeyError, (IndexError, ValueError)[0])
for x in (KeyError, IndexError):
    try:
        raise x
    except E1 as e:
        print(type(e).__name__)
try:
    try:
        raise ValueError("inside")
    except KeyError:
        print("wrong")
    else:
        print("wrong")
    finally:
        print("finally first")
except ValueError as e:
    print("then", e)

def order():
    try:
        raise LookupError
    except Exception:
        return "Exception first"
    except LookupError:
        return "LookupError"

print(order())
class Meta(Exception): pass
class Sub(Meta): pass
for x in (Meta, Sub):
    try:
        raise x("m")
    except Sub:
        print("sub")
    except Meta:
        print("meta")
