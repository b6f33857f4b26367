# Greedy and lazy repeats.
import re
for p, s in ((".+", "hello"), ("", "abc"), ("a*", ""), ("a*?b", "aaab"), ("a+?", "aaa"), ("a??", "a"), ("ab?c", "ac"), ("(a+)+b", "aab"), ("x*", "aaa"), ("(.*)b", "aabab"), ("(.*?)b", "aabab"), ("(a|b)*", "abab"), ("((a)|(b))+", "ab"), ("(ab)*c", "ababc"), ("(a?)*b" if False else "a?b", "aab"), ("a*a", "aaa"), ("a+a+", "aaa"), ("(a*)(a*)", "aa"), (".*", "")):
    m = re.match(p, s)
    if m is None:
        print(p, s, None)
        continue
    g = []
    try:
        for i in range(9):
            g.append(m.group(i))
    except IndexError:
        pass
    print(p, s, g)
