"""Says what an import costs: the figures that boxes are built by.

report_import prints two lines: the module's name, and

    free+reclaimed=total

the bytes free right after the import, those that a collection then gave back,
and their sum, which is what the program can really have. The report itself takes
nothing before its figures are known, so a frozen module reclaims 0 and leaves
the total as it was. Needs gc.mem_free, so it runs on MicroPython only.
"""
import gc

EVERYTHING = ("*",)


def collect():
    """Print how much is free, and how much of it had to be reclaimed."""
    free = gc.mem_free()
    gc.collect()
    total = gc.mem_free()
    print("{}+{}={}".format(free, total - free, total))


def report_import(name):
    """Import a module by name, and print what is left after it."""
    print(name)
    gc.collect()
    module = __import__(name, None, None, EVERYTHING)
    collect()
    return module
