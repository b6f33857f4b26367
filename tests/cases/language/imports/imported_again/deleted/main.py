# A module is deleted from sys.modules and imported again: a new module, made from the state of that moment.
import sys
import seeds
import garden

garden.beds.append("program")
old = garden
seeds.packets += 1
del sys.modules["garden"]
import garden

print(garden is old, garden.beds, old.beds, garden.sown, old.sown, seeds.packets)
import visitor

print(visitor.garden is garden, visitor.again is garden, visitor.again.sown, seeds.packets, seeds.log)
del sys.modules["visitor"]
import visitor as twice

print(twice.garden is visitor.garden, twice.again.sown, seeds.log)
