"""Says what an import costs: the figures that boxes are built by.

report_import prints two lines: the module's name, and

    free+reclaimed=total

the bytes free right after the import, those that a collection then gave back,
and their sum, which is what the program can really have. Needs gc.mem_free,
so it runs on MicroPython only.
"""
import gc


def collect():
    """Print how much is free, and how much of it had to be reclaimed."""
    free = gc.mem_free()
    gc.collect()
    total = gc.mem_free()
    print("{}+{}={}".format(free, total - free, total))


def report_import(name):
    """Import a module by name, and print what is left after it."""
    gc.collect()
    print(name)
    module = __import__(name, globals(), locals(), ["*"])
    collect()
    return module
