# Each class that registers itself advances a count in a base class, from a body of its own.
import registry
import first
print(registry.Base.count, registry.names)
import second
print(registry.Base.count, registry.names)
