"""Changes what others made."""
from . import shared, settings
from .changed import table, Thing, thing
from . import changed
import gc

shared.append("leaf")
settings["c"] = 3
del settings["a"]
table["two"] = 4
Thing.limit = 5
thing.extra = 6
changed.later = 7
gc.threshold(4000)
grown = [1]
public = 8
_private = 9
