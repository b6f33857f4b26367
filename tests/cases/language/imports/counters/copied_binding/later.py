from tide import *
from early import height as from_early, current

both = height, current()
