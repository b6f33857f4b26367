# oracle: cpython these are CPython's; MicroPython's compiler or types refuse them or word them otherwise
# Stars in displays, self-documenting f-strings and others that MicroPython's compiler refuses.
x = [1, 2]
print({*x, 3} == {1, 2, 3})
a = [b := 1, b + 1]
print(a, b)
print([last := i for i in range(3)], last)
print(f"{', '.join(f'<{v}>' for v in x)}")
n, name = 5, "bob"
print(f"{n=} {name=}")
l = m = [1]
l *= 3
print(l is m, m)
l[1:1] = "xy"
print(l)
print(bytearray(b"ab") * 2)
print([*x, 3, *x], (*x, *"ab"), [*range(3)])
t = *x, 9
print(t, f"{(k := 3)} {k}")
print([total := v * 2 for v in x], total)
print("a b c".rsplit(None, 1), " a ".strip(None), isinstance(True, int))
print({**{"a": 1}, "b": 2}, 10 ** 9 in range(10 ** 9 + 1), "{0[1]} {d[k]}".format([1, 2], d={"k": "v"}))
