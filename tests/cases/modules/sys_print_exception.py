# differs: CPython has traceback.print_exception
# print_exception to a stream.
import io
import sys
def show(e):
    s = io.StringIO()
    if hasattr(sys, "print_exception"):
        sys.print_exception(e, s)
    print([l for l in s.getvalue().split("\n") if not l.startswith("  File ")])
for e in (ValueError(), ValueError("msg"), ValueError("a", 1), KeyError("k"), OSError(2), OSError(9999), OSError(2, "text"), StopIteration(5), Exception(None), SystemExit(3), KeyboardInterrupt(), AssertionError("x y"), Exception((1, 2)), Exception(b"b")):
    show(e)
def f():
    raise ValueError("in f")
try:
    f()
except ValueError as e:
    show(e)
class My(Exception):
    def __init__(self, x):
        super().__init__(x)
        self.x = x
try:
    raise My(7)
except My as e:
    show(e)
