# differs: CPython lets a program store any attribute of sys
# The attributes of sys that may be stored, and lists that stay the same.
import sys

sys.path.append("lib")
print("lib" in sys.path, sys.path is sys.path, sys.argv is sys.argv)
sys.path = ["a", "b"]
print(sys.path)
sys.ps1 = "> "
sys.ps2 = ". "
print(sys.ps1, sys.ps2)


def store(name):
    try:
        setattr(sys, name, 1)
        print(name, "stored")
    except AttributeError:
        print(name, "refused")


for name in ("ps1", "path", "version", "maxsize", "nothing"):
    store(name)
print(sys.ps1, sys.path)
print(type(sys.implementation), str(sys.implementation)[:20])
try:
    sys.implementation.nothing
except AttributeError as e:
    print(e)
