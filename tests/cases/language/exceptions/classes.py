# Exception classes with fields, a __str__, and an __init__ that does not call super().
class AppError(Exception):
    code = 0

    def __init__(self, message, detail=None):
        super().__init__(message)
        self.detail = detail

class NotFound(AppError):
    code = 404

    def __str__(self):
        return "not found: %s" % self.args[0]

class Quiet(AppError):
    def __init__(self):
        self.x = 5

for make in (lambda: AppError("a", 1), lambda: NotFound("b", detail=[2])):
    try:
        raise make()
    except AppError as e:
        print(type(e).__name__, str(e), e.args, e.detail, e.code)
try:
    raise Quiet()
except AppError as e:
    print(e.x, isinstance(e, Quiet), isinstance(e, Exception))

class Base(KeyError):
    def describe(self):
        return "%s with %d args" % (type(self).__name__, len(self.args))

class Leaf(Base):
    pass

try:
    raise Leaf("a", "b")
except LookupError as e:
    print(e.describe(), e.args[1])
