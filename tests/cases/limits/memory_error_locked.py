# oracle: design CPython has no such lock
# MemoryError says that it is the lock.
import micropython


def grow(items):
    items.append([1, 2, 3])


micropython.heap_lock()
try:
    grow([])
except MemoryError as e:
    error = e
micropython.heap_unlock()
print(error)
print(micropython.heap_lock(), micropython.heap_unlock())
