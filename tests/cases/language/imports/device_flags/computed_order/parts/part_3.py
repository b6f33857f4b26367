import order

order.trail.append("three")
value = order.factor * 1000
order.sums["three"] = len(order.trail)
