import order

order.trail.append("one")
value = order.factor * 10
order.sums["one"] = len(order.trail)
