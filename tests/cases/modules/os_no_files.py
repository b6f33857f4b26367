# oracle: design the messages are those of MicroPython on the ESP8266
# Files that are not there, and what `os` has besides files.
import os
for f in (lambda: os.stat("nope"), lambda: os.listdir("nope"), lambda: os.remove("nope"), lambda: os.chdir("nope"), lambda: open("nope"), lambda: os.rmdir("nope"), lambda: os.rename("nope", "b"), lambda: open("nope", "rb"), lambda: os.unlink("nope")):
    try:
        print(f())
    except OSError as e:
        print(e, e.errno)
print(os.urandom(0), len(os.urandom(16)), type(os.urandom(4)), os.getcwd(), type(os.listdir()))
u = os.uname()
print(len(u), u[0] == u.sysname, u[4] == u.machine, u.sysname, u.machine)
for bad in (lambda: os.urandom(), lambda: os.urandom("a"), lambda: os.urandom(None), lambda: open()):
    try:
        bad()
    except TypeError:
        print("TypeError")
