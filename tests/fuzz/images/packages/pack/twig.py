from .leaf import grown
name = "twig"
grown.append(2)
