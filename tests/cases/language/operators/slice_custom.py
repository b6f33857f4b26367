# Subscripts with slices, tuples and Ellipsis reach __getitem__, __setitem__ and __delitem__.
class S:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)

s = S()
print(s[1:2], s[:], s[1:], s[:5], s[::2], s[1, 2], s[1:2, 3], s["k"])
x = s[1:10:3]
print(x.start, x.stop, x.step, type(x).__name__)
s[0:1] = 5
s[1, :] = 6
del s[2:]
print(s[()], s[None], s[-1], s[...] is ...)
