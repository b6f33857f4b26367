# % and format of instances, containers and numbers; tables of columns.
class P:
    def __str__(self):
        return "pee"

print("%s|%5s|%-5s|" % (P(), P(), P()), "{}|{:s}".format(P(), str(P())))
print("%s" % [1, "a", None], "%s" % {"a": (1,)}, "%r" % ("x",))
print("%s %s" % ("a", "b"), "%s" % 1.5, "%d%%" % 50, "%s" % True)
print("%x" % 4095, "%08.3f" % 2.5, "%+.1f" % 1.5, "%5.1f|" % 2.25 if False else "%5.1f|" % 2.5)
print("{:d}|{:5}|{:>5}|{:<5}|".format(7, 7, "r", "l"), "{!r}".format("r"))
print(str(123) + "x", str(1.5), str(None), str((1, "a")), str({"a": [1]}), str(range(2)))
print("{0}{1}{0}".format("a", "b"), "{x}{y}".format(x=1, y=2), "{}".format({}))
print("{:>8}|{:^8}|{:<8}|".format("ab", "cd", "ef"), "{:08d}".format(-42), "{:,}".format(-1234567))
rows = [("apple", 3, 0.5), ("fig", 12, 10.25)]
for name, n, price in rows:
    print("{:<8}{:>4}{:>8.2f}".format(name, n, price))
    print("%-8s%4d%8.2f" % (name, n, price))
