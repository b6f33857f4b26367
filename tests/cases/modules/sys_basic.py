# sys: its values, exit with and without an argument, stdout.
import sys
print(sys.byteorder, sys.maxsize > 0, "json" in sys.modules or True)
print(type(sys.path).__name__, type(sys.argv).__name__, hasattr(sys, "stdout"), hasattr(sys, "version"))
print(sys.version_info[0], len(sys.version) > 0, hasattr(sys.implementation, "name"), type(sys.platform).__name__)
for args in ((), (3,), ("bye",)):
    try:
        try:
            sys.exit(*args)
        except Exception:
            print("wrong")
        finally:
            print("finally")
    except SystemExit as e:
        print("exit", len(e.args), e.args[-1:] if args else "none")
n = sys.stdout.write("written\n")
print("end", file=sys.stdout)
