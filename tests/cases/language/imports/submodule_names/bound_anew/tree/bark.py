import tree

tree.had_leaf = tree.leaf
