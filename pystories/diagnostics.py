"""Prints how much memory an import costs.

report_import prints two lines: the module's name, and

    free+reclaimed=total

These are the bytes free right after the import, the bytes that a collection then gave
back, and their sum, which is what the program can really use. The report allocates
nothing before its figures are known, so a frozen module reclaims 0 and does not change
the total. It needs gc.mem_free, which CPython does not have.
"""
import gc

EVERYTHING = ("*",)


def collect():
    """Print how many bytes are free, and how many of them a collection reclaimed."""
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
