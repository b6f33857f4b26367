from . import clerk

rank = 1
