# Methods and globals of a frozen class and module are patched on the way; a body that comes later reads the patched ones.
import base
print(base.Greeter().greet("one"), base.LIMIT)
import patch
g = base.Greeter()
print(g.greet("two"), base.LIMIT, base.added, hasattr(base, "removed"))
print(base.helper(), patch.original(g, "three"))
base.LIMIT = 1
import user
print(user.value)
