# Imports below natives: in sort keys, in generators that a list or a sum consumes, and in special methods.
import scale


def key(name):
    scale.asked.append(name)
    import weights

    return weights.of[name]


names = ["iron", "cork", "lead"]
names.sort(key=key)
print(names, sorted(set(scale.asked)), scale.used)


def parts():
    yield "before"
    import part

    yield part.name
    scale.asked.append("parts")


found = ["first"]
found.extend(parts())
print(found, scale.asked[-1], scale.used)


class Item:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        import compare

        return compare.less(self.n, other.n)

    def __repr__(self):
        import shown

        return shown.form % self.n


print(sorted([Item(3), Item(1), Item(2)]), scale.used)
print(sum(__import__("numbers_%s" % c).value for c in "ab"), scale.used)
print(list(map(lambda name: __import__(name).name, ["part", "last"])), min(names, key=key), scale.used)
