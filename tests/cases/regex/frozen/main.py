# Patterns and matches that a body made are frozen, and used as they lie.
print("start")
import patterns

print(patterns.parse("x=1"), patterns.parse("nothing"), patterns.WORDS, patterns.TEXT)
print(patterns.FOUND.group(0), patterns.FOUND.group(1), patterns.FOUND.group(2))
print(patterns.BY_PATTERN[patterns.KEY], patterns.KEY.sub("\\2=\\1", "a=b"))
