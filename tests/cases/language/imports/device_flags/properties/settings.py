class User:
    greeting = "hi"

    def __init__(self):
        self.name = "nobody"
        self.units = {"length": "metre"}
        self.limit = 3

    @property
    def title(self):
        return self.greeting + " " + self.name

    def __getattr__(self, name):
        if name in self.units:
            return self.units[name]
        raise AttributeError(name)

    def __len__(self):
        return self.limit

    def __contains__(self, name):
        return name == self.name

    def __getitem__(self, i):
        if i >= self.limit:
            raise IndexError(i)
        return i * i


user = User()
