# oracle: cpython the order of dicts
# Changed frozen objects are read and written again and again: names that were changed, deleted, added and set back,
# between collections and while the changes outgrow their table.
import gc


class Base:
    made = 0
    kind = "base"

    def __init__(self, n=0):
        Base.made += 1
        self.n = n
        self.on = False


class Derived(Base):
    pass


d = {"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "i": 9, "j": 10}
small = {"x": 0}
numbers = [1, 2, 3]
box = Base()
other = Derived(5)
count = 0
on = False
gone = "here"

print("start")


def globals_again(n):
    global count, on, gone, fresh
    for i in range(n):
        count += 1
        on = not on
        fresh = i
        if i % 3 == 0:
            gone = i
        elif i % 3 == 1:
            del gone
        try:
            print(count, on, fresh, gone, len(numbers), end=" ")
        except NameError as e:
            print("NameError", end=" ")
            gone = "again"
    print()


def dict_again(n):
    for i in range(n):
        d["a"] = d["a"] + i
        d["new%d" % (i % 12)] = i
        if "b" in d:
            del d["b"]
        else:
            d["b"] = i
        print(d["a"], d.get("b"), "b" in d, d["c"], len(d), end=" ")
        if i == n // 2:
            gc.collect()
    print()
    print(sorted(d.items()))
    print([k for k in d][:10])


def small_again():
    for i in range(6):
        small["x"] = i % 2
        print(small["x"], end=" ")
        if i == 3:
            gc.collect()
    small["y"] = 1
    del small["y"]
    small["x"] = 0
    print(small)


def list_again(n):
    for i in range(n):
        numbers[i % len(numbers)] = i
        numbers[-1] += 1
        if i == 4:
            numbers.append(i)
        print(numbers[0], numbers[-1], sum(numbers), [x for x in numbers], end=" ")
    print()


def instance_again(n):
    for i in range(n):
        box.n = box.n + i
        box.on = not box.on
        if i % 2:
            box.extra = i
        elif hasattr(box, "extra"):
            del box.extra
        print(box.n, box.on, getattr(box, "extra", None), other.n, end=" ")
    print()


def class_again(n):
    for i in range(n):
        x = Derived(i)
        print(x.made, Base.made, Derived.made, other.made, x.kind, end=" ")
        if i == 2:
            Base.kind = "changed"
        if i == 4:
            Derived.made = 100
        if i == 6:
            del Derived.made
        if i == 7:
            gc.collect()
    Base.describe = lambda self: "describes %d" % self.n
    print(other.describe(), box.describe())
    Base.describe = lambda self: "describes again %d" % self.n
    print(other.describe(), x.describe())
    box.describe = lambda: "own"
    print(box.describe())
    del box.describe
    print(box.describe())


globals_again(7)
dict_again(20)
small_again()
list_again(7)
instance_again(6)
class_again(9)
