# A closed stream, and streams as context managers.
import io
s = io.StringIO("abc")
s.close()
for f in (lambda: s.read(), lambda: s.getvalue(), lambda: s.write("x"), lambda: s.readline()):
    try:
        f()
    except ValueError:
        print("ValueError")
with io.BytesIO(b"x") as f:
    print(f.read())
try:
    f.read()
except ValueError:
    print("ValueError")
