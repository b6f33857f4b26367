"""A failure while one visitor is served, by lack of memory or stack or by an error, does not affect
the next one. Exceptions that are meant to end the box do end it."""
import gc

import box
import hostile
import stories
import wiring

FAILURES = ("memory", "stack", "type", "memory while pages turn")


def hoard():
    kept = []
    while True:
        kept.append(bytearray(64))


def fail(how):
    if how.startswith("memory"):
        hoard()
    elif how == "stack":
        fail(how)
    else:
        return how + 1


def greedy(chunks):
    """Pages, the second of which takes all memory."""
    yield True
    hoard()


def main():
    screen, reader = wiring.connect("one-bus")
    one = hostile.Watched(stories.load("fort"), "gate", screen, reader)
    one.welcome()
    tap, pages = one.engine.tap, one.flow.pages
    before = after = 0
    for n in range(2):
        for how in FAILURES:
            if how.endswith("turn"):
                one.flow.pages = lambda chunks: greedy(chunks)
            else:
                one.engine.tap = lambda *_: fail(how)
            hostile.command("place 1")
            one.step()
            one.flow.pages = pages
            one.engine.tap = tap
            try:
                while one.pages is not None:
                    one.turn()
            except MemoryError as error:
                # The box's loop does the same.
                one.recover(error)
            hostile.command("take")
            for _ in range(box.MISSES):
                one.step()
            print(how, one.told_last == box.TROUBLE, len(hostile.tell(one, 2)) > 100)
        one.pages = None
        gc.collect()
        if n == 0:
            before = gc.mem_alloc()
    after = gc.mem_alloc()
    print("keeps nothing:", after <= before)

    def stop(*_):
        raise KeyboardInterrupt
    one.engine.tap = stop
    hostile.command("place 1")
    try:
        one.step()
    except KeyboardInterrupt:
        print("stopped")


main()
