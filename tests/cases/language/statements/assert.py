# assert with and without a message, which is evaluated only when it fails.
assert True
assert 1 + 1 == 2, "never"
try:
    assert False
except AssertionError as e:
    print("plain", e.args)
try:
    assert 0, "message"
except AssertionError as e:
    print(e, e.args)
calls = []

def msg():
    calls.append(1)
    return "lazy"

assert [1], msg()
print(calls)
try:
    assert [], msg()
except AssertionError as e:
    print(e, calls)

def checked(x):
    assert isinstance(x, int), "want int, not %s" % type(x).__name__
    return x * 2

print(checked(4))
try:
    checked("s")
except AssertionError as e:
    print(e)
try:
    assert (1, "tuple")[0] == 2, (1, 2)
except AssertionError as e:
    print(e.args)
