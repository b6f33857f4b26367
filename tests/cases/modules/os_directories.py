# oracle: design the directories lie in the store of the board
# Directories, paths, renaming and removing, and the errors of all that.
import os


def err(f, *args):
    try:
        print(f(*args))
    except OSError as e:
        print(e.errno)


def put(path, text):
    with open(path, "w") as f:
        f.write(text)


print(os.mkdir("d"), os.mkdir("/d/e"), os.listdir(), os.listdir("d"), os.listdir("/d/e/"))
err(os.mkdir, "d")
err(os.mkdir, "q/r")
put("d/b.txt", "bee")
put("a.txt", "ay")
err(os.mkdir, "a.txt")
err(os.mkdir, "a.txt/r")
print(list(os.ilistdir("d")), list(os.ilistdir()), os.stat("d"), os.stat("d/b.txt")[:7])
for bad in ("nope", "d/nope", "a.txt/x"):
    err(os.stat, bad)
    err(os.remove, bad)
    err(os.listdir, bad)
err(os.listdir, "a.txt")
err(os.chdir, "a.txt")
err(os.chdir, "nope")
print(os.getcwd())
os.chdir("d")
print(os.getcwd(), os.listdir(), open("b.txt").read(), open("./../a.txt").read(), os.stat("../d/./b.txt")[6])
os.chdir("e")
print(os.getcwd(), os.listdir(), os.listdir(".."), os.listdir("../.."))
os.chdir("../..")
print(os.getcwd())
os.chdir("/d/e/../../..")
print(os.getcwd())
err(os.rmdir, "d")
err(os.remove, "nope")
err(os.rename, "d", "a.txt")
err(os.rename, "a.txt", "d")
err(os.rename, "d", "d/e/f")
err(os.rename, "nope", "x")
err(os.rename, "a.txt", "nope/x")
os.rename("a.txt", "a.txt")
os.rename("a.txt", "d/c.txt")
print(os.listdir(), os.listdir("d"), open("d/c.txt").read())
os.rename("d/c.txt", "d/b.txt")
print(os.listdir("d"), open("d/b.txt").read())
os.rename("d", "new")
print(os.listdir(), os.listdir("new"), open("new/b.txt").read())
os.remove("new/b.txt")
os.rmdir("new/e")
os.unlink("new")
print(os.listdir(), os.statvfs("/")[:3], os.sync())
err(os.mount, None, "/x")
import uos
print(uos.listdir is os.listdir, os.sep)
