# Three modules import each other in a ring; each sees how far the others are, and writes into the first.
import one

print(one.log, one.total)
print(one.two.three.one is one, one.two.seen, one.two.three.seen)
print(one.around(), one.two.around(), one.two.three.around())
