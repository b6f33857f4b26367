# oracle: cpython the order of dicts
# A changed entry of a frozen object is deleted and set again: it comes behind the others.
d = {"a": 1, "b": 2, "c": 3}


class Box:
    pass


box = Box()
box.x = 1
box.y = 2
value = 1
print("start")


def again(n):
    for i in range(n):
        d["a"] = d["a"] + i
        d["a"] += 1
        print(d["a"], "a" in d, list(d))
        del d["a"]
        print("a" in d, d.get("a"), list(d))
        d["a"] = i
        print(d["a"], list(d))
        box.x = box.x + 1
        del box.x
        print(hasattr(box, "x"))
        box.x = i
        print(box.x, list(box.__dict__))


def globals_again():
    global value
    value = 2
    value += 1
    print(value)
    del value
    try:
        print(value)
    except NameError:
        print("NameError")
    value = 5
    print(value)


again(3)
globals_again()
