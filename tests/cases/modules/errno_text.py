# differs: MicroPython writes the name of an error where CPython has a sentence
# The text of an OSError with a known, an unknown and a second argument.
print(OSError(2), repr(OSError(5)), str(OSError(22)), str(OSError(99999)), str(OSError(2, "x")), str(OSError(2, "x", 3)), str(OSError(-2)))
