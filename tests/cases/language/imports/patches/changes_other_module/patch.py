import base
original = base.Greeter.greet

def greet(self, who):
    return original(self, who).upper()

base.Greeter.greet = greet
base.LIMIT += 5
base.added = ["by patch"]
del base.removed
