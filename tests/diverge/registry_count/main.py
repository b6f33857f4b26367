# cause: `Base.count += 1` is evaluated at freeze time by each module alone: both imports
#     read 0 and say that the count becomes 1. An import delta keeps values, not operations.
# workaround: keep a list and append to it (appends add up), and count its length.
import registry
import first
print(registry.Base.count, registry.names)
import second
print(registry.Base.count, registry.names)
