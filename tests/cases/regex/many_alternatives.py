# oracle: cpython MicroPython refuses so many alternatives
# Many alternatives: the first ones are far from the end of all.
import re

PAIR = "(?:north north north wind|south south south gale|easterly breeze so soft) (a+|b+)"
for text in ("north north north wind aab", "south south south gale bb", "easterly breeze so soft a", "west a"):
    m = re.match(PAIR, text)
    print(text, m and (m.group(0), m.group(1)))
print(re.sub("(one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)", "#", "two and twelve, ten, eleven"))
