# A package and other modules bind the names of submodules to other things, before and after these are imported.
import tree
import tree.leaf

print(type(tree.leaf).__name__, tree.root, tree.leaf.green)
import saw

print(tree.leaf, saw.leaf_before.green)
import tree.bark

print(type(tree.bark).__name__, tree.leaf)
from tree import leaf, root

print(leaf, root)
import tree.root as real

print(type(real).__name__, type(tree.root).__name__)
