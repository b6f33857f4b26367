# The groups of a match, read one at a time.
import re


def all_groups(pattern, text):
    m = re.match(pattern, text)
    found = []
    try:
        while m:
            found.append(m.group(len(found)))
    except IndexError:
        pass
    print(pattern, text, found)


all_groups("(a)", "a")
all_groups("(a)(b)(c)", "abcd")
all_groups("(a)?(b)", "b")
all_groups("(a)|(b)", "b")
all_groups("((a)b)(c)", "abc")
all_groups("(a|b)+", "abba")
all_groups("((a)|(b))*", "ab")
all_groups("(?:(a)|b)*", "ab")
all_groups("(a(b)?)+", "aba")
all_groups("(a*)(a*)", "aaa")
all_groups("(a*?)(a*)", "aaa")
all_groups("(a|ab)(c|bcd)(d*)", "abcd")
all_groups("(ab)??(a)", "aba")
all_groups("()x", "x")
all_groups("([a-z]+)=([^;]*);", "key=a value;rest")
all_groups("(\\d+)-(\\d+)-(\\d+)", "2024-05-06")
all_groups("(?:x)(y)", "xy")
all_groups("(" * 20 + "a" + ")" * 20, "a")
all_groups("(a)" * 63, "a" * 63)

m = re.match("(a)(b)?", "ac")
print(m.group(True), m.group(2))
for wrong in (3, -1, 100):
    try:
        m.group(wrong)
    except IndexError:
        print("IndexError")
