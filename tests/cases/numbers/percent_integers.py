# The operator % with all flags.
for f in ("%d", "%5d", "%-5d|", "%05d", "%+d", "% d", "%x", "%#x", "%X", "%#X", "%o", "%#o", "%i", "%u", "%s", "%r", "%5s", "%-5s|", "%.1s", "%5.1s", "%+5d", "%+05d", "%-+5d|", "% 05d", "%#5x", "%#06x", "%.3s"):
    print(f, [f % a for a in (42, -42, 0, True)])
for f, a in (("%d", "1"), ("%c", "ab"), ("%c", ""), ("%x", "1"), ("%d", None), ("%s %s", (1,)), ("%s", (1, 2)), ("%(a)s", 1), ("%*d", (1,)), ("abc", 1), ("%d", [])):
    try:
        print(f % a)
    except TypeError:
        print(f, "TypeError")
for f, a in (("%(b)s", {"a": 1}),):
    try:
        print(f % a)
    except KeyError:
        print("KeyError")
print("%*d|%-*d|%.*f|%*.*f" % (5, 1, 5, 1, 2, 1.5, 8, 2, 1.5), "%s%%" % 5, "%%" % (), "abc" % (), "%(a)s-%(b)d" % {"a": 1, "b": 2}, "%c%c" % (65, "B"))
