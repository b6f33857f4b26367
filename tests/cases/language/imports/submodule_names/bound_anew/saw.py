import tree

leaf_before = tree.leaf
tree.leaf = "sawed off"
