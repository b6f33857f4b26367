# Modules that register their classes do so in the order of their imports.
import registry
print(registry.names, sorted(registry.table))
import second
print(registry.names, registry.Base.extra)
import first
print(registry.names, sorted(registry.table))
print([registry.table[n]().hello() for n in registry.names])
