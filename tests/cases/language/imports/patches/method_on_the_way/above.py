from layers import leaf, Leaf

shown = leaf.show(), leaf.tag, Leaf.tag
