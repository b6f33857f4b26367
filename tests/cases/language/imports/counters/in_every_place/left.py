import meter

meter.level += 1
meter.Gauge.ticks += 1
meter.gauge.turns += 1
meter.table["n"] += 1
meter.cells[0] += 1
at = meter.bump(1)
