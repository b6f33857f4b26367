# Methods, special methods and class attributes are replaced, from outside, before a later body uses them.
import animals

rex = animals.Dog("rex")
print(rex.speak(), rex == 1)
import patch_methods
import kennel

print(kennel.first.speak(), kennel.spoken, kennel.equal, kennel.kind)
animals.Animal.kind = "program's"
animals.Animal.__len__ = lambda self: 4
animals.Dog.__getattr__ = lambda self, name: name + "?"
import late_kennel

print(late_kennel.size, late_kennel.unknown, late_kennel.kind, rex.kind)
