# oracle: design the files lie in the store of the board
# Text files: writing, appending, reading by lines and by characters, print, json.
import json
import os


def err(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


with open("a.txt", "w") as f:
    print(f.write("hello\n"), f.write("w\xf6rld\n"), f.tell())
    print("a", 1, 2.5, file=f)
    err(f.read)
print(os.listdir(), os.stat("a.txt")[:7])
with open("a.txt") as f:
    for line in f:
        print(repr(line))
    print(repr(f.read()), f.seek(2), f.read(3), f.readline(), f.read(3), f.tell())
    err(f.write, "x")
    f.seek(0)
    print(f.readlines(), type(f).__name__)
err(f.read)
f.close()
with open("a.txt", "a") as f:
    print(f.write("more"), f.tell())
with open("a.txt", "a+") as f:
    f.seek(0)
    print(f.read(5))
    f.write("!")
    print(f.tell(), repr(f.read()))
with open("a.txt", "r+") as f:
    f.write("HE")
    print(f.readline())
print(open("a.txt").read())
with open("long.txt", "w") as f:
    for i in range(300):
        f.write("%d %s\n" % (i, "x" * (i % 90)))
with open("long.txt") as f:
    print(all(line == "%d %s\n" % (i, "x" * (i % 90)) for i, line in enumerate(f)), f.tell())
with open("c.json", "w") as f:
    json.dump({"a": [1, 2, {"b": None}], "c": "\xe4"}, f)
with open("c.json") as f:
    print(json.load(f), f.read())
f = open("c.json", "w")
f.write("[1]")
print(open("c.json").read())
f.flush()
print(open("c.json").read())
f.write("not kept before close")
print(open("c.json").read())
f.close()
print(open("c.json").read())
err(open, "c.json", "x")
err(open, "c.json", "rw")
err(open, 5)
err(open, "a" * 200)
err(open, "/")
err(open, "no/such", "w")
err(open, "c.json/x", "w")
with open("bad.txt", "wb") as f:
    f.write(b"a\xff\nb")
err(open("bad.txt").read)
print(open("bad.txt", "rb").readline())
