# Frozen instances of classes derived from list and dict change items and attributes.
class Stack(list):
    limit = 3

    def push(self, x):
        self.append(x)
        if len(self) > self.limit:
            self.pop(0)
        return self

class Table(dict):
    def bump(self, k):
        self[k] = self.get(k, 0) + 1
        return self[k]

s = Stack([1, 2])
t = Table()
t["a"] = 1
s.label = "frozen"
same = s
print("start")
print(len(s), s.push(3).push(4), same, s.label)
s.label = "changed"
s[0] = "zero"
print(same.label, list(same), "zero" in same, same[-1])
s.sort(key=str)
print(list(s), s == same, s is same)
print(t.bump("a"), t.bump("b"), t.bump("a"), sorted(t.items()), len(t))
t.extra = [1]
t.extra.append(2)
del t["a"]
print(t.extra, list(t), "a" in t)
Stack.limit = 1
print(list(s.push("x").push("y")))
s.clear()
print(len(same), isinstance(same, list))
