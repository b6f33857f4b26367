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


def value(name):
    return __import__("values." + name, None, None, ("value",)).value


print(sum(value(name) for name in "ab"), scale.used)
print(list(map(value, ["c", "a"])), min(names, key=key), scale.used)
