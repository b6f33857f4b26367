# Groups that took no part are None; numbers and names of missing groups are refused.
import re
m = re.match("(a)(b)?(c)", "acxx")
print(m.group(0), m.group(1), m.group(2), m.group(3))
for i in (4, -1, 100):
    try:
        print(m.group(i))
    except IndexError:
        print("IndexError")
try:
    m.group("a")
except (TypeError, IndexError):
    print("error")
