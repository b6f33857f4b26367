import order
from parts import part_1

order.trail.append("two")
value = order.factor * 100 + part_1.value
order.sums["two"] = len(order.trail)
