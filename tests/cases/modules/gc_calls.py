# gc.collect in constructors and loops; what is reachable stays; gc.enable and disable.
import gc
gc.collect()

class Thing:
    def __init__(self):
        gc.collect()
        self.kept = [i for i in range(50)]
        gc.collect()

t = Thing()
junk = None
for i in range(20):
    junk = [Thing() for _ in range(3)]
gc.collect()
print(len(t.kept), sum(t.kept), len(junk))
print(gc.mem_free() > 0 and gc.mem_alloc() > 0 if hasattr(gc, "mem_free") else True)
cycle = []
cycle.append(cycle)
del cycle
gc.collect()
print("alive", gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
