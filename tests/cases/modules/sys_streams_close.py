# oracle: design the console of a board is never closed, and its input is not for writing
# `close` and `with` of the console's streams; the end of the input.
import sys

sys.stdout.close()
print("still there")
with sys.stdout as out:
    out.write("inside\n")
print("after it")
with sys.stdin as s:
    print(s.read(), s.readline(), s.readlines(), [x for x in s], s.buffer.read(), s.buffer.readlines())
for f in (
    lambda: next(sys.stdin),
    lambda: sys.stdin.__next__(),
    lambda: sys.stdin.write("x"),
    lambda: sys.stdout.read(),
    lambda: sys.stdout.readline(),
    lambda: sys.stderr.readlines(),
    lambda: next(sys.stdout),
    lambda: sys.stdout.readinto(bytearray(1)),
):
    try:
        print(f())
    except (OSError, StopIteration) as e:
        print(type(e).__name__, e.args)
sys.stdin.close()
sys.stderr.close()
