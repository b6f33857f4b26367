# A body that only reads a shared container sees what the program has written before.
import herd

herd.names.add("bess")
herd.order.append("bess")
herd.age["bess"] = 4
herd.last = "bess"
import census

print(census.count, census.known, census.line, census.oldest, census.total, census.text)
herd.names.add("clover")
herd.order.insert(0, "clover")
herd.age["clover"] = 9
import second_census

print(second_census.count, second_census.first, second_census.oldest, second_census.missing)
print(census.count, second_census.has_last, second_census.copy is herd.order, second_census.copy)
