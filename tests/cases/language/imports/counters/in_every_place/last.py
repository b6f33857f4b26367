import meter

seen = meter.show()
meter.level *= 2
meter.Gauge.ticks *= 2
meter.gauge.turns *= 2
meter.table["n"] *= 2
meter.cells[0] *= 2
meter.bump(meter.private)
