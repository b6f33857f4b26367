# differs: MicroPython takes some patterns that CPython refuses
# Patterns that are wrong.
import re
for p in ("(", ")", "[", "[a", "*", "+a", "?", "(a", "a)", "\\", "(?P<n>a)", "(?=a)", "a|*", "((a)", "[\\", "(?:a", "a(?"):
    try:
        re.compile(p)
        print(p, "ok")
    except Exception as e:
        print(p, "error")
