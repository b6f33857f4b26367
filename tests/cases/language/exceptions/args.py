# Arguments and kinship of the built-in exceptions.
e = ValueError('a')
print(e.args[0])
print(e == e, e == ValueError('a'), e != ValueError('a'), hash(e) == hash(e), bool(e))
print(isinstance(e, Exception), issubclass(KeyError, LookupError))
print(issubclass(OSError, Exception), issubclass(SystemExit, Exception))
print(issubclass(GeneratorExit, Exception), issubclass(KeyboardInterrupt, Exception))
print(issubclass(StopIteration, Exception), issubclass(NotImplementedError, RuntimeError))
print(issubclass(UnicodeError, ValueError), issubclass(IndentationError, SyntaxError))
print(issubclass(OverflowError, ArithmeticError), issubclass(StopAsyncIteration, Exception))
try:
    Exception(a=1)
except TypeError as e:
    print('TypeError')
