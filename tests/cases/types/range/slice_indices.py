# slice.indices: the slice as indices of a sequence of a given length.
class Seen:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, s):
        return s.indices(self.n)


for n in (0, 1, 5, 10):
    s = Seen(n)
    print(s[:], s[2:], s[:3], s[-3:-1], s[::2], s[1:100:3])
    print(s[::-1], s[20::-3], s[:2:-1], s[-30:-10:-1], s[5:1], s[-100:100])

for bad in (lambda: Seen(5)[::0], lambda: Seen("a")[:], lambda: Seen(5)["a":]):
    try:
        print(bad())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)

print(sum(range(20)[3:17:4]), sum(range(*Seen(20)[3:17:4])))
