import time
time.ticks_ms()

class Animal:
    legs = 4
    count = 0

    def __new__(cls, *args):
        Animal.count += 1
        return object.__new__(cls)

    def __init__(self, name):
        self.name = name
        self.energy = 10

    def sound(self):
        return '...'

    def eat(self, n):
        self.energy += n
        return self

    def __str__(self):
        return self.name + ' says ' + self.sound()

class Swimmer:
    depth = 3

    def dive(self):
        self.energy -= self.depth
        return self.energy > 0

class Dog(Animal):
    def sound(self):
        return 'wuff'

class Duck(Animal, Swimmer):
    legs = 2
    def sound(self):
        return 'quack' if self.energy > 8 else super().sound()
zoo = {'wuff': 0, 'quack': 0, '...': 0}
legs = dives = size = 0
for i in range(300):
    for a in (Dog('rex'), Duck('d%d' % (i % 20)), Animal('it')):
        zoo[a.eat(i % 3).sound()] += 1
        legs += a.legs
        size += len(str(a))
        while hasattr(a, 'dive') and a.dive():
            dives += type(a).depth
print('animals', zoo['wuff'], zoo['quack'], zoo['...'], legs, dives, size, Animal.count)
