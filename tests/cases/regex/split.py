# split of pattern objects.
import re

for pattern, text in (("x", "axbxc"), ("x", "xaxx"), ("x", ""), ("[;,]+", "a;b,,c"), (" ", " a b "), ("\\s+", "one  two\tthree\nfour"),
                      ("(?:ab)+", "1ab2abab3"), ("a|b", "1a2b3"), ("\\d", "abc"), ("x$", "axbx")):
    r = re.compile(pattern)
    print(pattern, r.split(text), r.split(text, 1), r.split(text, 2), r.split(text, 0))
print(re.compile(b"[ ;]").split(b"a;b c"))
