# Splitting, with a limit and at the ends.
import re
r = re.compile("[0-9]+")
for a in (("a1b22c333",), ("",), ("xyz",), ("a1b22c333", 1), ("a1b22c333", 2), ("a1b22c333", 0), ("1a",), ("12",)):
    print(r.split(*a))
for p, s in ((" ", "a b c foobar"), ("[a-f]+", "0a3b9"), (r"[ ,]+", "a, b,c"), ("x", ""), (";", ";a;;b;"), ("a|b", "xaybz")):
    print(re.compile(p).split(s))
