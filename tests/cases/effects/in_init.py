# Freezing stops in __init__ and __new__, of derived classes too.
class Device:
    count = 0

    def __init__(self, name):
        self.name = name
        Device.count += 1
        print("init", name, Device.count)
        self.ready = True

class Sub(Device):
    def __init__(self, name):
        super().__init__(name + "+")
        print("sub init", self.ready)
        self.parts = [Device(n) for n in "ab"]

d = Device("d")
s = Sub("s")
print(d.ready, s.name, [p.name for p in s.parts], Device.count)

class New:
    def __new__(cls, *a):
        print("new", a)
        return super().__new__(cls)

    def __init__(self, *a):
        self.a = a

print(New(1, 2).a)

class WithDefault:
    made = Device("in class body")

    def __init__(self, dev=Device("in default")):
        self.dev = dev

print(WithDefault().dev.name, WithDefault.made.name)
