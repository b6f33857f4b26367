# A module's globals are written through the module object, and seen through the name and globals().
setting = "frozen"
options = {"k": 1}
me = __import__(__name__)

def read():
    return setting, me.setting, globals()["setting"]

print("start")
print(read())
me.setting = "through the module"
print(read())
setting = "through the name"
print(read(), getattr(me, "setting"))
setattr(me, "fresh", [1])
fresh.append(2)
print(me.fresh is fresh, fresh)
delattr(me, "fresh")
print(hasattr(me, "fresh"), "fresh" in globals())
del setting
print(hasattr(me, "setting"))
me.setting = "frozen"
print(read(), me.options is options)
