import a
seen = a.name
print("b sees", seen, hasattr(a, "both"))
name = "b"

def both():
    return name + a.name
