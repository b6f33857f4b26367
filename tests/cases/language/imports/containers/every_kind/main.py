# Two modules and the program write the same containers, of every kind, in turn.
import pantry
import night

pantry.jars["plum"] = "program"
pantry.shelf[0] = "program"
pantry.Cook.apron = "program"
pantry.cook.hat = "program"
pantry.open_since = "program"
import day

print(sorted(pantry.jars.items()))
print(pantry.shelf, sorted(pantry.spices), list(pantry.queue), pantry.weights)
print(pantry.Cook.apron, pantry.cook.hat, pantry.open_since, pantry.grid)
print(list(pantry.stock), pantry.tens[0], pantry.ranks)
