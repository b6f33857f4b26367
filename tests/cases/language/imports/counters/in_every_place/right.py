import meter, left

meter.level += 10
meter.Gauge.ticks += 10
meter.gauge.turns += 10
meter.table["n"] += 10
meter.cells[0] += 10
at = meter.bump(10) + left.at
