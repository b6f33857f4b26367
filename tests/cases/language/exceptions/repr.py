# differs: a single argument keeps its comma, str(KeyError) is not quoted, no traceback object
# repr and str of exceptions, and what __exit__ gets.
for e in (Exception("a"), ValueError(1), KeyError("k"), OSError(2), StopIteration(5)):
    print(repr(e), str(e), e.args)
print([ValueError("in a list")], {"e": KeyError()})
print("%s|%r" % (KeyError("x"), KeyError("x")), f"{IndexError('i')!r}")
print(OSError(2).errno, StopIteration(7).value, StopIteration().value)

class Mine(Exception):
    pass

print(repr(Mine()), repr(Mine(1)), repr(Mine(1, "b")), str(Mine()), str(Mine("m")))
print(repr(SystemExit(3)), repr(AssertionError("text")))

class Ctx:
    def __enter__(self):
        pass

    def __exit__(self, t, v, tb):
        print(t, repr(v), tb)
        return True

with Ctx():
    raise ValueError("seen")
with Ctx():
    1 // 0
