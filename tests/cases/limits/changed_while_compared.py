# oracle: cpython MicroPython divides by zero and ends
# Keys whose comparison changes the set or dict that is searched: it is searched anew, or the search gives up.


class Key:
    def __init__(self, act):
        self.act = act

    def __hash__(self):
        return 5

    def __eq__(self, other):
        self.act()
        return False


def tried(f):
    try:
        f()
        return "done"
    except RuntimeError:
        return "done"


for size in (0, 1, 9, 40):
    s = set()
    s.update([Key(s.clear)])
    s.update(range(100, 100 + size))
    print(tried(lambda: Key(int) in s), len(s) <= size + 1)
    d = {}
    d[Key(d.clear)] = 1
    d.update([(i, i) for i in range(100, 100 + size)])
    print(tried(lambda: d.get(Key(int))), len(d) <= size + 1)
    s = set()
    s.update([Key(s.clear)])
    s.update(range(100, 100 + size))
    print(tried(lambda: s & {Key(int), 7}), tried(lambda: s.add(Key(int))), tried(lambda: s.discard(Key(int))))
