"""Frozen objects of 41 entries each, to which the measuring programs write."""


class Holder:
    pass


class Written:
    pass


holder = Holder()
table = {}
for i in range(41):
    setattr(Written, "k%d" % i, -1)
    setattr(holder, "k%d" % i, -1)
    table["k%d" % i] = -1
    globals()["k%d" % i] = -1
