names = []
table = {}

class Base:
    count = 0

    def hello(self):
        return type(self).__name__ + str(self.count)

def register(cls):
    names.append(cls.__name__)
    table[cls.__name__] = cls
    return cls
