# oracle: design A pattern that comes to no end is a RuntimeError; the build of MicroPython that the cases are checked with ends there.
# Patterns that repeat nothing, or have too many ways, end with an error instead of never.
import re

for pattern, text in (("(a*)*", "aaa"), ("(a*)+", "aaa"), ("(?:(?:a?)*?)*b", "aab"), ("(|a)*", "aaa"), ("(?:a*)*?b", "aax"), ("(?:ab|)+?c", "ax")):
    try:
        print(re.match(pattern, text).group(0))
    except RuntimeError as e:
        print(pattern, e)

# A choice for each character.
print(len(re.match(".*", "a" * 1000).group(0)), re.match("(?:a|b)*c", "ab" * 300 + "c").group(0)[-3:])
try:
    re.match(".*", "a" * 3000)
except RuntimeError as e:
    print(e)
# Ways that are too many.
try:
    re.match("(?:a|a|a)*b", "a" * 30)
except RuntimeError as e:
    print(e)
print(len(re.match(".*?b", "a" * 3000 + "b").group(0)), re.search("b", "a" * 3000))
