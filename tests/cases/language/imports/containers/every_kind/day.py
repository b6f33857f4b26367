import pantry

pantry.jars["fig"] = "day"
pantry.shelf.append("day")
pantry.spices.add("day")
pantry.queue.append("day")
pantry.weights.append(1)
pantry.stock.append(6)
pantry.tens[0].append("day")
pantry.grid[1][0] += 1
pantry.ranks.sort()
pantry.Cook.apron = "day"
pantry.cook.hat = "day"
pantry.open_since = "day"
import night
