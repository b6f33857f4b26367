# Freezing stops in the middle of f-strings, %, format, displays and conditional expressions.
def say(x):
    print("say", x)
    return x

s = f"a{say(1)}b{say('two')!r}c{say(3):>4}"
print(s)
t = "%s %s" % (say("p"), say("q")) + "{} {}".format(say("f"), say("g"))
print(t)

class S:
    def __str__(self):
        print("in str")
        return "S"

    def __repr__(self):
        print("in repr")
        return "R"

u = f"{S()} {S()!r}"
print(u)
text = [str([S()]), str(S()), "%s" % S()]
print(text)
d = {"k": say("v"), "x": [say(1), (say(2),)]}
print(sorted(d))
w = say(1) if say(0) else say("else")
print(w, say(0) or say(5), say(1) < say(2) < say(0))
a, b = say("l"), say("r")
print(a, b, (lambda x=say("default"): x)())
