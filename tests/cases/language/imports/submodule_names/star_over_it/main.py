# A star import binds the name of a submodule to something of the same name; a later star import binds it again.
import kit

print(kit.drill, kit.name)
import kit.drill
from kit.drill import speed

print(kit.drill, speed)
import worker

print(worker.drill, worker.kind, worker.hammer.weight)
