"""Draws and sends a thousand frames, and prints the heap in use."""
import gc
import micropython

import bitfont
import wiring
from faces import font_5x7


def text(n):
    return "Frame of a thousand frames, counted by a patient clerk: " + str(n)


def frames(screen, flow, count):
    for n in range(count):
        for _ in flow.pages((text(n),)):
            micropython.heap_lock()
            screen.redraw()
            micropython.heap_unlock()
        gc.collect()


def main():
    before = after = 0
    screen, _ = wiring.connect(WIRING)
    flow = bitfont.Flow(screen, font_5x7)
    frames(screen, flow, 1)
    gc.collect()
    before = gc.mem_alloc()
    frames(screen, flow, 1000)
    gc.collect()
    after = gc.mem_alloc()
    print("in use before and after", before, after)


WIRING = input()
main()
