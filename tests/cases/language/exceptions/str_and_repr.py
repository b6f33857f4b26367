# An exception's text is that of its arguments, also when its class has a __repr__.


class Shown(ValueError):
    def __repr__(self):
        return "shown"


class Told(ValueError):
    def __str__(self):
        return "told"


class Text(str):
    def __repr__(self):
        return "a text"


print(str(Shown("why")), repr(Shown("why")), Shown("why"), "%s" % Shown("why"))
print(str(Told("why")), Told("why"))
print(str(Text("abc")), repr(Text("abc")), Text("abc"))
