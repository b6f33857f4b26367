import ids

ids.free += 10
number = ids.take()
names = sorted(ids.taken)
