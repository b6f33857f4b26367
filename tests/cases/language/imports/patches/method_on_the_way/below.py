from layers import leaf

shown = leaf.show(), leaf.tag
