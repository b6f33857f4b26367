# An import inside `try` raises; the first half of its importer, and of that one's importer, has run once.
import steps

steps.armed = True
import outer

print(steps.done)
print(outer.caught, outer.middle.caught)
