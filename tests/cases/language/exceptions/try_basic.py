# try with except, else and finally, for exceptions that match, do not, or are not raised.
def f(x):
    try:
        r = 10 // x
    except ZeroDivisionError:
        return "zero"
    except (TypeError, ValueError) as e:
        return "type " + type(e).__name__
    else:
        return "else %d" % r
    finally:
        print("finally", x)

for x in (0, 5, "a", None):
    print(f(x))
try:
    try:
        [][1]
    except KeyError:
        print("wrong")
except LookupError as e:
    print("lookup", type(e).__name__)
try:
    pass
except:
    print("never")
else:
    print("else")
finally:
    print("finally")
try:
    {}["x"]
except:
    print("bare")
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args)
try:
    raise KeyError("k", 1)
except Exception as e:
    print(repr(e), e.args)
