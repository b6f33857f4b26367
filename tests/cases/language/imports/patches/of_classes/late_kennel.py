from animals import Dog
import kennel

size = len(kennel.first)
unknown = Dog("max").colour
kind = kennel.first.kind
