import herd

count = len(herd.names)
known = "bess" in herd.names
line = "-".join(herd.order)
oldest = max(herd.age.values())
total = 0
for years in herd.age.values():
    total += years
text = str(herd.order)
