# cause: bodies are evaluated in the order of the freeze, each with the others as they were
#     frozen; `user` reads LIMIT there, before main changes it on the device.
# workaround: read what others change in a function, called when it is needed.
import base
print(base.Greeter().greet("one"), base.LIMIT)
import patch
g = base.Greeter()
print(g.greet("two"), base.LIMIT, base.added, hasattr(base, "removed"))
print(base.helper(), patch.original(g, "three"))
base.LIMIT = 1
import user
print(user.value)
