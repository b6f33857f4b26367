# oracle: design CPython has no such lock
# Heap locks are counted: each needs its own unlock.
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
