# oracle: design CPython's thresholds are of another kind
# gc: enable, disable and thresholds of automatic collection.
import gc
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
for i in range(100):
    x = [i] * 10
gc.enable()
print(gc.isenabled(), x[0], type(gc.collect()), type(gc.mem_free()), type(gc.mem_alloc()))
print(gc.threshold())
for n in (1000, -1, 0, 5, -1):
    gc.threshold(n)
    print(gc.threshold())
for bad in (lambda: gc.threshold("a"), lambda: gc.collect(1), lambda: gc.enable(1), lambda: gc.mem_free(2)):
    try:
        bad()
    except TypeError:
        print("TypeError")
a = gc.mem_free()
b = [0] * 100
print(gc.mem_free() < a, gc.mem_free() + gc.mem_alloc() > 10000)
