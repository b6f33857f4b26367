# Two modules and the program advance the same counters, wherever a counter can be kept.
import meter
import left

print(meter.show())
import right

print(meter.show())
meter.level += 100
meter.Gauge.ticks += 100
meter.gauge.turns += 100
meter.table["n"] += 100
meter.cells[0] += 100
meter.bump(100)
import left, right
import last

print(meter.show(), last.seen)
