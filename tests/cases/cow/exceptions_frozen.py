# Exceptions made before the freeze are raised, caught, and given attributes.
class AppError(Exception):
    def __init__(self, msg, code):
        super().__init__(msg)
        self.code = code

ERR = AppError("frozen error", 5)
PLAIN = ValueError("plain", 1)
try:
    {}["k"]
except KeyError as e:
    caught = e
print("start")
for e in (ERR, PLAIN, caught):
    try:
        raise e
    except Exception as x:
        print(type(x).__name__, x.args, x is e)
ERR.code = 6
ERR.note = "added"
try:
    raise ERR
except AppError as x:
    print(x.code, x.note, str(x))

def f():
    try:
        raise PLAIN
    finally:
        print("finally")

try:
    f()
except ValueError as e:
    print(e.args, e is PLAIN)
errors = {KeyError: "key", AppError: "app"}
print(errors[type(caught)], errors[type(ERR)])
