# random refuses empty ranges, empty sequences and values of wrong types.
import random
for f in (lambda: random.getrandbits(-1), lambda: random.randrange(0), lambda: random.randrange(5, 5), lambda: random.randrange(5, 4), lambda: random.randrange(1, 5, 0), lambda: random.randrange(1, 5, -1), lambda: random.randrange(5, 1, 1), lambda: random.randint(5, 4)):
    try:
        f()
        print("ok")
    except ValueError:
        print("ValueError")
for empty in ([], (), ""):
    try:
        random.choice(empty)
    except IndexError:
        print("IndexError")
for f in (lambda: random.choice(5), lambda: random.getrandbits("a"), lambda: random.uniform("a", 1)):
    try:
        f()
    except TypeError:
        print("TypeError")
