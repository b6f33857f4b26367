# oracle: design MicroPython for node calls later than the board would
import micropython


def note(n):
    print(n)


# Scheduling takes no memory, so that it can be done where there is none.
micropython.heap_lock()
micropython.schedule(note, 1)
micropython.schedule(note, 2)
micropython.heap_unlock()
