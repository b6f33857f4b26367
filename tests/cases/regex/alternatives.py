# Alternatives, groups, groups without a number.
import re
for p, s in (("(a)(b)?", "ac"), ("(a)|b", "b"), ("(?:a)(b)", "ab"), ("a|b|cd", "cd"), ("a|ab", "ab"), ("(a|ab)(c|bcd)", "abcd"), ("(?:a|b)+c", "abac"), ("()", "a"), ("(|a)", "x"), ("x|", "a"), ("((a)(b))(c)", "abc"), ("(a(b(c)))", "abc")):
    m = re.match(p, s)
    g = []
    try:
        for i in range(9):
            g.append(m.group(i))
    except IndexError:
        pass
    print(p, s, g)
