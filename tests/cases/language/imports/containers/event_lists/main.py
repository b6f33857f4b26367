# Plugins register handlers in a dict of lists, by a decorator, directly and by a method.
import hub
import lights, sounds

print(sorted((k, len(v)) for k, v in hub.handlers.items()))
print(hub.emit("start"), hub.emit("stop"), hub.emit("never"))


@hub.listen("start")
def program():
    return "program"


import doors

print(hub.emit("start"), hub.emit("stop"))
print(sorted(hub.owners), hub.trail, hub.total, bytes(hub.tally))
