# A module's own __getattr__, and what it raises.
import lazy

print(lazy.plain, lazy.made, hasattr(lazy, "nothing"), getattr(lazy, "nothing", "default"))
try:
    lazy.nothing
except AttributeError as e:
    print(e)
from lazy import made, plain

print(made, plain)
lazy.nothing = 2
print(lazy.nothing)
del lazy.nothing
try:
    lazy.nothing
except AttributeError as e:
    print(e)
