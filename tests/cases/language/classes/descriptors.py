# oracle: cpython MicroPython names descriptors in no order, and does not ask those that super() finds
# Descriptors that classes define: __get__, __set__, __delete__, __set_name__.


class Field:
    def __init__(self, text):
        self.text = text

    def __set_name__(self, owner, name):
        print("named", self.text, owner.__name__, name)
        self.name = name

    def __get__(self, obj, cls):
        print("get", self.name, obj is None, cls.__name__)
        return obj.values.get(self.name, self.text)

    def __set__(self, obj, value):
        print("set", self.name, value)
        obj.values[self.name] = value

    def __delete__(self, obj):
        print("delete", self.name)
        del obj.values[self.name]


class Plain:
    pass


class Record:
    first = Field("one")
    second = Field("two")
    other = Plain()
    number = 3

    def __init__(self):
        self.values = {}


class Child(Record):
    third = Field("three")

    def all(self):
        return self.first, super().second, self.third


r = Record()
print(r.first, r.second)
r.first = 10
r.second = "b"
print(r.first, r.second, sorted(r.values.items()))
del r.first
print(r.first)
try:
    del r.first
except KeyError:
    print("KeyError")
print(isinstance(r.other, Plain), r.number)
r.other = 5
print(r.other)
del r.other
print(isinstance(r.other, Plain))

c = Child()
c.third = 33
c.second += "!"
print(c.all(), hasattr(c, "first"), getattr(c, "third"))
setattr(c, "first", 1)
print(c.first)
delattr(c, "first")


# Without __set__ the instance's own attribute hides it.
class Lazy:
    def __init__(self, make):
        self.make = make

    def __get__(self, obj, cls):
        value = self.make(obj)
        obj.size = value
        return value


class Box:
    size = Lazy(lambda box: print("made") or 42)


b = Box()
print(b.size, b.size)


# What it gives may be called; what it raises is raised.
class Bound:
    def __get__(self, obj, cls):
        return lambda *args: (cls.__name__, args)


class Never:
    def __get__(self, obj, cls):
        raise AttributeError("not now")


class Uses:
    call = Bound()
    never = Never()


print(Uses().call(1, 2))
try:
    Uses().never
except AttributeError as e:
    print(e)
print(getattr(Uses(), "never", "default"))

# A class that is made by a call names its descriptors as well.
Made = type("Made", (Record,), {"late": Field("late")})
m = Made()
m.late = 1
print(m.late)


class Refuses:
    def __set_name__(self, owner, name):
        raise ValueError(name)


try:

    class Broken:
        attr = Refuses()

except (ValueError, RuntimeError) as e:
    print("refused")
