# oracle: design CPython has no such lock
# A MemoryError raised under a heap lock says that the heap is locked.
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
