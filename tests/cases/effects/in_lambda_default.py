# Freezing stops in default values, displays, subscripts, assert and del.
seen = []

def f(x=print("default evaluated") or 5, *, k=seen.append(1) or "k"):
    return x, k, seen

print(f(), f(1, k=2))
g = lambda x=print("lambda default"): x
print(g(), [h(3) for h in (lambda y, z=print("in list") or 1: y + z,)])
value = [1, print("inside a display"), 3]
print(value, (print("in a tuple"), 0)[1], {"k": print("in a dict")})
x = y = print("chained") or "both"
print(x, y)
seen[print("index") or 0] += (print("aug") or 10)
print(seen)
assert print("assert") is None
del seen[print("del") or 0]
print(seen, 1 if print("cond") else 2)
