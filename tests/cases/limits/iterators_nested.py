# Iterators in iterators without an end.
def gen(n):
    yield from gen(n + 1)
try:
    for i in gen(0):
        pass
except RuntimeError:
    print('RuntimeError')
x = []
for i in range(4000):
    x = [x]
try:
    repr(x)
    print('ok')
except RuntimeError:
    print('RuntimeError')
t = ()
try:
    hash(t)
    print('ok')
except RuntimeError:
    print('RuntimeError')
