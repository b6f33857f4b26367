# eval sees globals and dicts that it is given; conditions of a game as text.
x = 10
print(eval("x"), eval("x + 1"), eval("x > 5 and x < 20"), eval("[x, x * 2]"))
print(eval("max(x, 99)"), eval("'abc'.upper()"), eval("{'a': x}['a']"))

class Sack:
    hours = 5
    items = ["rope", "lamp"]

    def has(self, name):
        return name in self.items

sack = Sack()
for cond in ("sack.hours > 4", "sack.hours", "'rope' in sack.items", "sack.has('lamp')",
             "not sack.has('key')", "len(sack.items) == 2", "True", "None", "3.5", "-1", "'text'"):
    print(cond, "->", eval(cond))
sack.hours = 2
print(eval("sack.hours > 4"))

def f(y):
    return eval("x * 2")

print(f(1))
print(eval("a + b", {"a": 1, "b": 2}))
print(eval("(lambda n: n * x)(3)"), eval("[i for i in range(3)]"))
try:
    eval("undefined_name + 1")
except NameError:
    print("NameError")
try:
    eval("1 // 0")
except ZeroDivisionError:
    print("ZeroDivisionError")
conditions = {"tall": "x > 8", "short": "x < 3"}
print(sorted((k, eval(v)) for k, v in conditions.items()))
