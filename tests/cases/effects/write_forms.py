# print and sys.stdout.write, called directly, through names, lambdas, dicts, map and getattr.
import sys
before = [1]
n = sys.stdout.write("written\n")
before.append(2)
print("sep", "end", sep="-", end="|\n")
print(*before, sep=",")
print(end="")
print("", end="no newline")
print()
p = print
p("through a name", before)
(lambda f: f("through a lambda"))(p)
[print(x) for x in "ab"]
list(map(print, [1, 2]))
table = {"out": print}
table["out"]("through a dict")

def say(*a, **k):
    return print(*a, **k)

result = say("forwarded", "args", sep="+")
print(result, say("x") or "none")
getattr(sys.stdout, "write")("getattr\n")
print("file", file=sys.stdout)
