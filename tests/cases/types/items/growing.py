# oracle: cpython the order of dicts
# Dicts and sets that grow and shrink, with keys of all kinds, and their order.


def text(n):
    return "k%d-%s" % (n, "abc"[n % 3])


def check(make, n):
    d, s = {}, set()
    for i in range(n):
        d[make(i)] = i
        s.add(make(i))
        s.add(make(i))
    for i in range(n):
        if d[make(i)] != i or make(i) not in s:
            print("lost", i)
    print(len(d), len(s), make(n) in d, make(n) in s)
    for i in range(0, n, 2):
        del d[make(i)]
        s.remove(make(i))
    print(len(d), len(s), make(0) in d, make(1) in d, make(0) in s, make(1) in s)
    for i in range(0, n, 3):
        d[make(i)] = -i
        s.add(make(i))
        s.discard(make(i + 1))
    print([d[k] for k in d][:12], len(d), len(s))
    for i in range(n):
        d.pop(make(i), None)
        s.discard(make(i))
    print(d, s)
    d[make(1)] = 5
    s.add(make(2))
    print(len(d), d.get(make(1)), make(2) in s)


for n in (1, 7, 8, 9, 10, 13, 40, 300):
    check(lambda i: i, n)
    check(text, n)
    check(lambda i: (i, i * 3), n)
    check(lambda i: i + 0.5, n)
    check(lambda i: i if i % 2 else text(i), n)

# Two tables that grow in turn, so that neither is the last object of the heap.
a, b = {}, {}
for i in range(50):
    a[i] = i
    b["b%d" % i] = i
print([a[i] for i in range(50)] == list(range(50)), [b["b%d" % i] for i in range(50)] == list(range(50)))
print(list(a.items())[40:], list(b.values())[45:])

# Literals with keys that occur twice.
k = "x" + str(len(a))
print({1, 1, 2}, len({k, "x50", 1}), len({(1, 2), (1, 2), 3}), {1: "a", 1: "b", True: "c"})
print({k: 1, k: 2, (1, k): 3}[k], len({k: 1, "x50": 2}))
print(sorted({1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 15, 16}))
print({"a": 1, "b": 2, "c": 3}, {}, {1.5: 2}, {(): 1})
