# differs: the types' names and texts
# The console's streams are objects of their own types, not modules.
import sys

for name in ("stdin", "stdout", "stderr"):
    s = getattr(sys, name)
    print(type(s), repr(s), s is getattr(sys, name), iter(s) is s, callable(s), s == s)
    print(type(s.buffer), repr(s.buffer), isinstance(s, type(sys)), type(s) is type(sys.stdin))
    print([hasattr(s, n) for n in ("read", "readline", "readlines", "readinto", "write", "flush")])
    print([hasattr(s, n) for n in ("close", "__enter__", "__exit__", "__next__", "buffer", "__class__", "x")])
    try:
        s.x = 1
    except AttributeError as e:
        print(e)
    try:
        s()
    except TypeError as e:
        print(e)
    try:
        type(s)()
    except TypeError as e:
        print(e)
print(sys.stdout.write("abc\n"), sys.stdout.write(b"abc\n"), sys.stdout.buffer.write(b"xyz\n"))
print(sys.stdout.write("abc\n", 2), sys.stdout.write("abcd\n", 1, 2))
print(sys.stdout.flush(), sys.stdout.__enter__() is sys.stdout)
w = sys.stdout.write
w("bound\n")
print("printed", file=sys.stdout)
for f in (lambda: sys.stdout.write(5), lambda: sys.stdout.write(), lambda: print(1, file=sys.stdin)):
    try:
        f()
    except (TypeError, OSError) as e:
        print(type(e).__name__)
try:
    __import__("<stdin>")
except ImportError as e:
    print(e)
print(sorted(n for n in sys.__dict__ if n in ("stdin", "stdout", "modules", "byteorder", "version_info", "exit")))
