# sub with a function.
import re
def twice(m):
    return str(int(m.group(0)) * 2)
print(re.sub("[0-9]+", twice, "a1 b22 c333"), re.compile("[0-9]+").sub(twice, "10 20", 1), re.sub("[0-9]+", lambda m: "<" + m.group(0) + ">", "1a2"))
def inner(m):
    return re.sub("a", "A", m.group(0))
print(re.sub("[a-c]+", inner, "xabcyac"))
def fail(m):
    raise ValueError(m.group(1))
try:
    re.sub("(b)", fail, "abc")
except ValueError as e:
    print("ValueError", e)
try:
    print(re.sub("a", lambda m: 5, "a"))
except TypeError:
    print("TypeError")
