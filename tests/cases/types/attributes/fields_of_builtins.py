# oracle: cpython this build of MicroPython has no `itemsize` of memoryviews
# Attributes of built-in objects that are not methods.
import array
import collections


class Slicer:
    def __getitem__(self, i):
        return i


class Numbers(array.array):
    pass


def function():
    pass


class Owner:
    def method(self):
        return self.__class__.__name__


s = Slicer()[1:9:2]
print(s.start, s.stop, s.step, Slicer()[:].stop, range(1, 5, 2).start, range(4).stop, range(4).step)
print((1 + 2j).real, (1 + 2j).imag)
print(Numbers("H", [1, 2])[1], memoryview(array.array("H", [1])).itemsize, memoryview(b"a").itemsize)
print(function.__name__, (lambda: 0).__name__, Owner.method.__name__, Owner.__name__, int.__name__)
print(Owner().method(), Owner().__class__ is Owner, (1).__class__, [].__class__ is list, function.__class__ is type(function))
print(Owner.__class__, Owner.__bases__, int.__bases__, Owner().__dict__)
e = OSError(2, "text")
print(e.errno, e.args, StopIteration(5).value, ValueError(1, 2).args, ValueError().args)
it = iter([1, 2])
print(it.__next__(), it.__next__(), map(len, ["abc"]).__next__(), zip([1], [2]).__next__())
for x in (range(3), Slicer()[1:2], 1j, memoryview(b"a"), e, function, it, Owner):
    print([name for name in ("start", "itemsize", "real", "args", "__next__") if hasattr(x, name)])
