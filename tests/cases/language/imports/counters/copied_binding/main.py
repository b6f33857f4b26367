# `from core import n` takes the value of that moment, and a module that rebinds its own copy changes nobody else's.
import tide
from tide import height

tide.rise()
import early

tide.rise()
import later

print(height, tide.height, early.height, early.doubled, later.height, later.from_early, later.both)
tide.height = "gone"
from tide import height as now

print(now, height, early.current(), later.both)
