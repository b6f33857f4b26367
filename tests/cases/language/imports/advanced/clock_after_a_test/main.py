# A body tests a shared set, asks the clock and then writes the set; another body has changed it before.
import sweeper
import keeper

print(sorted(sweeper.marks.tags), keeper.found)
import doubter

print(sorted(sweeper.marks.tags), doubter.found)
