# Classes derived from list, dict, str, int and tuple with methods of their own.
class Stack(list):
    name = "stack"

    def push(self, x):
        self.append(x)
        return self

    def peek(self):
        return self[-1]

s = Stack([1, 2])
s.push(3).push(4)
print(s, len(s), s.peek(), s[1:3], s.pop(), list(s), 2 in s)
print(isinstance(s, list), s == [1, 2, 3], sorted(s, reverse=True))
s[0] = 10
s.extra = "attr"
print(s[0], s.extra, s.name, sum(s), [x for x in s])

class Defaults(dict):
    def __getitem__(self, k):
        if k in self:
            return super().__getitem__(k)
        return "default"

d = Defaults()
d["a"] = 1
print(d["a"], d["b"], len(d), d.get("zz"), isinstance(d, dict), list(d))

class Name(str):
    def shout(self):
        return self.upper() + "!"

n = Name("bob")
print(n.shout(), n + "x", len(n), n == "bob")

class Celsius(int):
    def show(self):
        return "%d C" % self

print(Celsius(5).show(), Celsius(5) + 1)

class Pair(tuple):
    def swapped(self):
        return Pair((self[1], self[0]))

print(Pair((1, 2)).swapped()[0], len(Pair((1, 2))))
