# A shared source gives out numbers; each module that asks gets the next one, in the order of the imports.
import ids

mine = ids.take()
import red, blue

print(mine, red.number, blue.number, blue.pair, ids.take())
import green

print(green.number, green.names, ids.free, ids.taken)
