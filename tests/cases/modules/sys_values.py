# What sys tells.
import sys
print(sys.__name__, type(sys.path), type(sys.argv), type(sys.modules), sys.byteorder, type(sys.implementation.name))
print(sys.version[:1], sys.version_info > (3, 0), sys.version_info[0])
print(sys.maxsize >= 100, bin(sys.maxsize)[2:].strip("1"))
for a in ((0,), ("bye",), (42,), (True,), (1.5,)):
    try:
        sys.exit(*a)
    except SystemExit as e:
        print(e.args)
try:
    sys.exit(1, 2)
except TypeError:
    print("TypeError")
try:
    sys.foo
except AttributeError:
    print("AttributeError")
sys.path.append("x") if False else None
print(sys.stdout.write("abc\n"))
