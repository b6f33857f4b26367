"""Prints what each module of a box costs in RAM, in the order of import.

    cd pystories && micropython -m regimes.import_cost

A module counts where it is imported first, so the list has each module before the
modules that import it. Needs gc.mem_alloc.
"""
import gc

FRAME = ("sack", "milestones", "nodes", "engine", "stories", "templates")


def modules():
    """Yield the names of all modules of a box, imported ones first."""
    yield from FRAME
    import stories
    for story in stories.names:
        package = "templates." + story
        yield package
        for name in __import__(package, globals(), locals(), ["names"]).names:
            yield package + "." + name
        yield "stories." + story


def measure():
    """Import all modules. All locals are bound before the first measurement.

    A local bound between two measurements could keep something of the import
    alive, and the figure would be wrong.
    """
    name = ""
    total = 0
    a = 0
    b = 0
    for name in modules():
        gc.collect()
        a = gc.mem_alloc()
        __import__(name)
        gc.collect()
        b = gc.mem_alloc()
        total += b - a
        print(name, b - a)
    print("total", total)


if __name__ == "__main__":
    measure()
