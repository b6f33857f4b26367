# oracle: design CPython has no such lock
# Locks are counted.
import micropython

print(micropython.heap_locked())
micropython.heap_lock()
micropython.heap_lock()
try:
    print([])
except MemoryError:
    print("MemoryError")
print(micropython.heap_unlock())
try:
    print([])
except MemoryError:
    print("MemoryError")
print(micropython.heap_unlock())
print([], micropython.heap_locked())
