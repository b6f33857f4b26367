import log
early = [1]
log.entries.append("broken ran")
print("broken starts")
raise ValueError("broken at %d" % len(log.entries))
late = 2
