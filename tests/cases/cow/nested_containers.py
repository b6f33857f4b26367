# Containers deep inside frozen ones are written; every path to them shows it.
tree = {"name": "root", "kids": [{"name": "a", "kids": []}, {"name": "b", "kids": [{"name": "c", "kids": []}]}]}
leaf = tree["kids"][1]["kids"][0]
t = ([1], {"k": [2]}, ({3},))
print("start")
leaf["kids"].append({"name": "d", "kids": []})
leaf["name"] = "C"

def names(n):
    return [n["name"]] + [names(k) for k in n["kids"]]

print(names(tree))
tree["kids"][0]["kids"].append(leaf)
leaf["name"] = "shared"
print(names(tree))
t[0].append(5)
t[1]["k"].append(6)
t[2][0].add(7)
print(t[0], t[1], sorted(t[2][0]))
tree["kids"].reverse()
print(names(tree), tree["kids"][0]["kids"][0] is leaf)
tree["kids"] = tree["kids"][:1]
print(names(tree), len(t))
deep = [[[[0]]]]
deep[0][0][0][0] = deep[0]
print(deep[0][0][0][0] is deep[0])
