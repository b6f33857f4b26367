import pantry

pantry.jars["plum"] = "night"
pantry.shelf.append("night")
pantry.spices.add("night")
pantry.queue.append("night")
pantry.weights.append(2)
pantry.stock.append(7)
pantry.tens[0].append("night")
pantry.grid[1][0] += 10
pantry.ranks.append(0)
pantry.Cook.apron = "night"
pantry.cook.hat = "night"
pantry.open_since = "night"
