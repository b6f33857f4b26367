"""A thousand taps at the boxes of a story, each with a card that is laid down and taken away.
Prints the heap in use."""
import gc

import box
import stories
import wiring

TOUR = ("gate", "gate", "gate", "granary", "granary", "baths", "office",
        "shrine")


def tap(one, n):
    # Every 16 taps another visitor begins.
    input()
    one.uid = TOUR[n % len(TOUR)]
    if not one.is_there():
        raise RuntimeError("no card is seen")
    one.serve()
    input()
    for _ in range(box.MISSES):
        if one.is_there():
            raise RuntimeError("a card is seen where there is none")


def taps(one, count):
    for n in range(count):
        tap(one, n)


def main():
    before = after = 0
    screen, reader = wiring.connect(WIRING)
    one = box.Box(stories.load("fort"), "gate", screen, reader)
    one.welcome()
    taps(one, len(TOUR))
    one.pages = None
    gc.collect()
    before = gc.mem_alloc()
    taps(one, 1000)
    one.pages = None
    gc.collect()
    after = gc.mem_alloc()
    print("in use before and after", before, after)


WIRING = input()
main()
