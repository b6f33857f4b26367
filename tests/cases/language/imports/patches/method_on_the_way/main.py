# A class between base and subclass gets a method or an attribute that was found in the base before.
import layers

print(layers.leaf.show(), layers.Leaf.tag)
import below

layers.Middle.show = lambda self: "middle"
layers.Middle.tag = "middle"
import between

print(below.shown, between.shown, layers.leaf.show())
del layers.Middle.show
layers.leaf.tag = "own"
import above

print(above.shown, layers.Leaf.tag)
