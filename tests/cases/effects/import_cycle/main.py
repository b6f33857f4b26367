# Two modules that import each other: the second sees the first half made.
import a
print("main", a.name, a.b.name, a.b.a is a)
print(a.both(), a.b.both())
