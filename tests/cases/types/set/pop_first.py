# oracle: cpython MicroPython keeps sets in an order of its own
# `pop` takes the first item of a set, and the last one of a dict.
print(set(range(4)).pop(), {0, 1, 2}.pop(), {"a"}.pop())
s = set(range(1000))
taken = []
while s:
    taken.append(s.pop())
    if len(taken) == 10:
        s.add(0)
print(len(taken), taken[:12], sum(taken), s)
s = set(range(5))
s.discard(0)
print(s.pop(), len(s), 1 in s, 2 in s)
d = {1: 2, 3: 4, 5: 6}
print(d.popitem(), d.popitem(), d)
for f in (set().pop, {}.popitem):
    try:
        f()
    except KeyError:
        print("KeyError")
