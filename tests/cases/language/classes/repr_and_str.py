# __repr__ and __str__, and which of them print, containers, % and format use.
class R:
    def __repr__(self):
        return "<R>"

class S:
    def __str__(self):
        return "S!"

    def __repr__(self):
        return "<S>"

print(R(), str(R()), repr(R()), [R()], (R(),), {"k": R()})
print(S(), str(S()), repr(S()), [S()], (S(), 1))
print("%s %r" % (S(), S()), "{} {!r} {!s}".format(S(), S(), S()), f"{S()} {S()!r}")

class Sub(R):
    pass

print(Sub(), [Sub()])
print(S, type(S())) if False else print(S.__name__)

class Meth:
    def describe(self):
        return "%s(%s)" % (self.__class__.__name__, ", ".join(self.fields()))

    def fields(self):
        return []

class Named(Meth):
    def fields(self):
        return ["a", "b"]

print(Meth().describe(), Named().describe())
print(str(None), repr("q'uo\"te"), repr('it\'s'), str(b"x"))
