import animals

before = animals.Animal.speak


def speak(self):
    return before(self).upper()


animals.Animal.speak = speak
animals.Dog.__eq__ = lambda self, other: other == self.name
animals.Animal.kind = "patched"
