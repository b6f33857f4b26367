# oracle: design MicroPython for node calls later than the board would
# schedule works while the heap is locked; the calls come after it is unlocked.
import micropython


def note(n):
    print(n)


# Scheduling takes no memory, so that it can be done where there is none.
micropython.heap_lock()
micropython.schedule(note, 1)
micropython.schedule(note, 2)
micropython.heap_unlock()
