# Submodules of a package import each other with `from . import`, by full name, and while the package itself is running.
import town

print(town.baker.bread, town.miller.flour, town.miller.knows, town.baker.miller is town.miller)
import town.mayor, town.clerk

print(town.mayor.rank, town.clerk.boss is town.mayor, town.mayor.clerk is town.clerk)
print(town.baker.ask(), town.clerk.ask())
