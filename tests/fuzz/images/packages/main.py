"""Modules: packages, relative imports, stars, deltas of other modules, bodies that go on or raise."""
import time
import pack.leaf
import pack.leaf as leaf
from pack import shared, changed, twig
from pack.leaf import *
from pack import *
import sys

time.ticks_ms()


def late():
    import pack.delayed
    from pack.delayed import ready
    try:
        import pack.broken
    except ValueError as e:
        print(e)
    import pack.runs
    return ready, pack.delayed.ready


print(shared, changed.table, leaf.grown, twig.name, public, late())
print(pack, sys.modules.keys(), leaf.__name__)
import probe
probe.probe((pack, leaf, shared, changed, twig, changed.Thing))
