import herd

count = len(herd.names)
first, *rest = herd.order
oldest = max(herd.age, key=lambda name: herd.age[name])
missing = herd.age.get("dora", "nobody")
has_last = hasattr(herd, "last")
copy = list(herd.order)
