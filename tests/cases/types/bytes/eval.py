# `eval` takes an expression in bytes.
x = 5
print(eval(b"1+2"), eval(bytearray(b"x * 2")), eval(memoryview(b"[x, 1]")), eval(b"x"), eval("x + 1"))
for bad in (5, None, [1]):
    try:
        eval(bad)
    except TypeError:
        print("TypeError")
