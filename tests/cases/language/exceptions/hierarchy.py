# Which exception classes derive from which; SystemExit passes `except Exception`.
pairs = [
    (IndexError, LookupError), (KeyError, LookupError), (ZeroDivisionError, ArithmeticError),
    (OverflowError, ArithmeticError), (NotImplementedError, RuntimeError),
    (ImportError, Exception), (OSError, Exception), (SystemExit, Exception),
    (KeyboardInterrupt, Exception), (GeneratorExit, Exception), (StopIteration, Exception),
    (AssertionError, Exception), (AttributeError, Exception), (NameError, Exception),
    (MemoryError, Exception), (SyntaxError, Exception), (EOFError, Exception),
    (UnicodeError, ValueError), (Exception, BaseException), (SystemExit, BaseException),
]
for a, b in pairs:
    print(a.__name__, b.__name__, issubclass(a, b))
try:
    raise SystemExit(3)
except Exception:
    print("wrong")
except SystemExit as e:
    print("exit", e.args)
try:
    raise OSError(2, "two")
except OSError as e:
    print(e.errno, e.args)
print(Exception(), Exception("a"), Exception(1, 2))
print(repr(Exception()), repr(Exception("a", 1)))
print(str(ValueError("x")), ValueError("x").args, ValueError() == ValueError())
