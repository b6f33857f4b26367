# Methods and attributes are inherited, overridden, reached by super(), and added later.
class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " says " + self.sound

    def kind(self):
        return "animal"

class Dog(Animal):
    sound = "woof"

    def kind(self):
        return "dog, an " + super().kind()

class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age

    def speak(self):
        return Dog.speak(self).upper()

    def kind(self):
        return "puppy, a " + super(Puppy, self).kind()

for a in (Animal("a"), Dog("d"), Puppy("p", 1)):
    print(a.speak(), "|", a.kind())
print(issubclass(Puppy, Animal), isinstance(Puppy("x", 2), Dog), issubclass(Animal, Dog))
print(Puppy.__bases__[0] is Dog, Dog.__bases__ == (Animal,))
Animal.sound = "hm"
print(Animal("q").speak(), Dog("r").speak())
Animal.late = lambda self: self.name + " late"
print(Puppy("z", 0).late())
